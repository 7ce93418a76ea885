using System.Globalization;
using System.Text.Json;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Complaints;
using StudentActors.Storage.Deadlines;

namespace StudentActors.Host.Cases;

/// <summary>A case for an operator's eyes: offices and clocks, nothing about the child.</summary>
internal static class CaseTexts
{
    public static void Write(TextWriter output, CaseRecord record, IReadOnlyList<StoredDeadline> deadlines)
    {
        output.WriteLine($"{Name(record.Type)} {record.Id}: {Name(record.State)}{(record.RuleId is { } rule ? $" ({rule})" : string.Empty)}");
        output.WriteLine($"  Student  {record.Student} at {record.Place.School}");
        output.WriteLine($"  Started  {Time(record.OpenedAt)} by {record.Starter}");
        if (record.Effect is ComplaintEffect complaint)
        {
            var outcome = ComplaintOutcomes.Of(record) is { } decided ? Name(decided) : "not decided";
            output.WriteLine($"  About    {complaint.Case?.Value ?? "the record"}, against {complaint.Against}: {outcome}");
        }

        if (record.Reopens is { } refused)
        {
            output.WriteLine($"  Reopens  {refused}");
        }

        foreach (var step in record.Steps)
        {
            var task = step.Task is { } asked ? $", {Name(asked)}" : string.Empty;
            var passed = step.PassedBy is { } by ? $", passed by {string.Join(", ", by)}" : string.Empty;
            output.WriteLine($"  Step     {Name(step.Party)} {step.Office}{task}: {Describe(step)}{passed}");
        }

        foreach (var deadline in deadlines)
        {
            var failed = deadline.Attempts == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $", failed {deadline.Attempts} times");
            output.WriteLine($"  Deadline {deadline.Key.Kind} at {Time(deadline.DueAt)}{failed}");
        }

        if (!record.Released && deadlines.Count == 0)
        {
            output.WriteLine("  WRONG: nothing drives this case. Run 'studentactors doctor --full'.");
        }
    }

    /// <summary>The day before the moment that is too late.</summary>
    public static string LastDay(DateTimeOffset due) => ChinaTime.DateOf(due).AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The name that the API uses.</summary>
    public static string Name<T>(T value) where T : struct, Enum => JsonSerializer.SerializeToElement(value).GetString() ?? string.Empty;

    private static string Describe(CaseStep step) => step.State switch
    {
        StepState.Open => $"open until {step.DueDate:yyyy-MM-dd}{(step.Provisional ? " (provisional)" : string.Empty)}"
            + (step.Overdue ? ", OVERDUE" : string.Empty)
            + (step.EscalatedTo.Count > 0 ? $", told to {string.Join(", ", step.EscalatedTo)}" : string.Empty),
        StepState.Approved or StepState.Refused => $"{Name(step.State)} by {step.DecidedBy} at {Time(step.DecidedAt!.Value)}",
        _ => Name(step.State),
    };

    private static string Time(DateTimeOffset at) => at.ToOffset(ChinaTime.Offset).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
