using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;
using StudentActors.Domain.Cases;

namespace StudentActors.Grains.Cases;

/// <summary>Metrics and spans of the cases, by type and province. Nothing in them tells which case or whose.</summary>
internal static class CaseTelemetry
{
    private static readonly ActivitySource Activities = new(GrainTelemetry.Name);
    private static readonly Meter Meter = new(GrainTelemetry.Name);

    private static readonly Counter<long> Events = Meter.CreateCounter<long>(
        "studentactors.cases.events", "{event}", "Events of cases, by kind, type and province of the student's school.");

    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "studentactors.cases.duration", "d", "Days from the opening of a case to its end, by type and how it ended.");

    static CaseTelemetry()
    {
        Meter.CreateObservableGauge(
            "studentactors.cases.open", () => Counted?.Open ?? [], "{case}", "Open cases, by type and province; every silo reports all.");
        Meter.CreateObservableGauge(
            "studentactors.cases.overdue", () => Counted?.Overdue ?? [], "{case}",
            "Open cases whose step is late, by type and province; every silo reports all.");
        Meter.CreateObservableGauge(
            "studentactors.deadline.stuck", () => Counted?.Stuck ?? 0, "{deadline}",
            "Deadlines whose owner failed again and again; every silo reports all.");
    }

    /// <summary>Where the gauges have their values from, while a silo runs.</summary>
    public static CaseCounts? Counted { get; set; }

    public static Activity? Start(CaseRecord record) =>
        Activities.StartActivity("drive case")?.SetTag("type", Text(record.Type)).SetTag("state", Text(record.State));

    public static void Changed(CaseRecord? before, CaseRecord after, CaseEvent change)
    {
        Events.Add(1, new("kind", change.Kind), new("type", Text(after.Type)), new("province", Province(after)));
        if (before?.State.IsOpen() == true && !after.State.IsOpen())
        {
            Duration.Record((change.At - after.OpenedAt).TotalDays, new("type", Text(after.Type)), new("outcome", Text(after.State)));
        }
    }

    public static string Text<T>(T value) where T : struct, Enum => JsonSerializer.SerializeToElement(value).GetString() ?? string.Empty;

    private static string Province(CaseRecord record) => record.Place.HomeAuthority.Province.Value;
}
