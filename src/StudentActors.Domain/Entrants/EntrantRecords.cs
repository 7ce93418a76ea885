using System.Globalization;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Text;

namespace StudentActors.Domain.Entrants;

/// <summary>
/// Decides whether every child who entered a school has a record within two months (art. 6). Only the school knows who entered, so it
/// announces how many; the registry counts the records of that cohort, new ones and those that go on from another stage alike.
/// </summary>
public static class EntrantRecords
{
    public const int MostChildren = 100_000;

    /// <summary>How often a school that lacks records is looked at, besides whenever its records change.</summary>
    public static readonly TimeSpan LookAgainAfter = TimeSpan.FromDays(7);

    // Military training and the like begin before the school year does.
    private const int EarliestMonth = 7;

    public static Decision<EntrantsAnnounced> Announce(
        SchoolRecord school, Caller caller, string? year, IReadOnlyList<EntrantForm> forms, DateTimeOffset now)
    {
        if (caller.MayNot(Permission.EnrolStudents, school.Code, school.Authority) is { } refusal)
        {
            return refusal;
        }

        var faults = new List<Fault>();
        var today = ChinaTime.DateOf(now);
        if (!TryYear(year, out var entryYear) || entryYear < SchoolYear.National.YearOf(today) - 1 || entryYear > today.Year)
        {
            faults.Add(new Fault("year", RuleBook.EntrantsYear));
            entryYear = today.Year;
        }

        var groups = new List<EntrantGroup>();
        for (var i = 0; i < forms.Count; i++)
        {
            if (Group(school, caller, entryYear, forms[i], $"stages[{i}]", now, faults) is not { } group)
            {
                continue;
            }

            if (groups.Exists(other => other.Stage == group.Stage))
            {
                faults.Add(new Fault($"stages[{i}].stage", RuleBook.EntrantsStageTwice));
            }

            groups.Add(group);
        }

        return faults.Count > 0 ? Refusal.Of(faults)
            : school.State == SchoolState.Closed ? Refusal.Of(RuleBook.SchoolClosed)
            : new EntrantsAnnounced(entryYear, [.. groups.OrderBy(group => group.Stage)]);
    }

    public static bool TryYear(string? text, out int year) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out year) && text.Length == 4 && ClassId.IsEntryYear(year);

    /// <summary>Whether the school has announced just that already.</summary>
    public static bool Repeats(SchoolRecord school, EntrantsAnnounced announced) =>
        (school.Entrants?.Of(announced.EntryYear) ?? []).Select(Said).SequenceEqual(announced.Groups.Select(Said));

    /// <summary>The first group whose children all have records now, and had not when it was last looked at.</summary>
    /// <param name="recorded">Records of a cohort at the school.</param>
    public static EntrantsComplete? Completed(SchoolRecord school, Func<Cohort, int> recorded) =>
        Pending(school).FirstOrDefault(group => recorded(group.Cohort) >= group.Children) is { } complete
            ? new(complete.Stage, complete.EntryYear, recorded(complete.Cohort))
            : null;

    /// <summary>What has to be noted of the entrants at a moment, one thing at a time; <c>null</c> when nothing has.</summary>
    /// <param name="recorded">Records of a cohort at the school.</param>
    public static SchoolEvent? Due(SchoolRecord school, Func<Cohort, int> recorded, DateTimeOffset now)
    {
        if (Completed(school, recorded) is { } complete)
        {
            return complete;
        }

        foreach (var group in Pending(school).Where(group => group.State == EntrantState.Announced))
        {
            var missing = group.Children - recorded(group.Cohort);
            if (now >= group.End)
            {
                return new EntrantsMissing(group.Stage, group.EntryYear, missing);
            }

            if (group.WarningAt(now) is var day && day > group.Warned)
            {
                return new EntrantsWarned(group.Stage, group.EntryYear, day, missing);
            }
        }

        return null;
    }

    /// <summary>When the entrants are to be looked at next; <c>null</c> when every child has a record.</summary>
    public static DateTimeOffset? NextLook(SchoolRecord school) =>
        school.State == SchoolState.Closed ? null : Pending(school).Min(group => group.Next);

    /// <summary>The same, once everything was noted that there was at a moment.</summary>
    public static DateTimeOffset? NextLookAfter(SchoolRecord school, DateTimeOffset now) =>
        school.State == SchoolState.Closed ? null : Pending(school).Min(group => group.Next is { } next && next > now ? next : now + LookAgainAfter);

    private static IEnumerable<EntrantGroup> Pending(SchoolRecord school) =>
        (school.Entrants?.Groups ?? []).Where(group => group.State != EntrantState.Complete);

    private static (Stage Stage, int Children, DateOnly EnteredOn) Said(EntrantGroup group) => (group.Stage, group.Children, group.EnteredOn);

    private static EntrantGroup? Group(
        SchoolRecord school, Caller caller, int entryYear, EntrantForm form, string path, DateTimeOffset now, List<Fault> faults)
    {
        var before = faults.Count;
        var known = Stages.TryParse(form.Stage, out var stage);
        if (!known || school.Offering(stage) is null)
        {
            faults.Add(new Fault($"{path}.stage", known ? RuleBook.StageNotTaught : RuleBook.EntrantsStage));
        }

        if (form.Children is null or < 0 or > MostChildren)
        {
            faults.Add(new Fault($"{path}.children", RuleBook.EntrantsChildren));
        }

        if (!Normalised.TryDate(form.EnteredOn, out var enteredOn)
            || enteredOn < new DateOnly(entryYear, EarliestMonth, 1) || SchoolYear.National.YearOf(enteredOn) > entryYear)
        {
            faults.Add(new Fault($"{path}.enteredOn", RuleBook.EntrantsDate));
        }

        if (faults.Count > before)
        {
            return null;
        }

        var group = new EntrantGroup(stage, entryYear, form.Children!.Value, enteredOn, caller.Account, now);
        return group with { Warned = group.WarningAt(now) };
    }
}
