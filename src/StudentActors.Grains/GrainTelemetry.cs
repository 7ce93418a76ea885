using System.Diagnostics;
using System.Diagnostics.Metrics;
using StudentActors.Domain.Regions;

namespace StudentActors.Grains;

/// <summary>Metrics and spans of the grains. Every tag has a closed set of values; no tag ever holds a key, a name or a number of anybody.</summary>
public static class GrainTelemetry
{
    /// <summary>Name of the meter and of the activity source.</summary>
    public const string Name = "StudentActors.Grains";

    private static readonly ActivitySource Activities = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Enrolments = Meter.CreateCounter<long>(
        "studentactors.enrolments", "{enrolment}", "Enrolments asked for, by outcome and by way in.");

    private static readonly Histogram<double> EnrolmentDuration = Meter.CreateHistogram<double>(
        "studentactors.enrolment.duration", "s", "Time from the school's receipt of one enrolment to its answer.");

    private static readonly Counter<long> Conflicts = Meter.CreateCounter<long>(
        "studentactors.commit.conflicts", "{conflict}", "Commits that the registry turned down, by what they met.");

    private static readonly Counter<long> Replays = Meter.CreateCounter<long>(
        "studentactors.idempotent_replays", "{replay}", "Repeated operations that were given their first answer again.");

    private static readonly Counter<long> Recounts = Meter.CreateCounter<long>(
        "studentactors.recounts", "{recount}", "Counts taken from the store instead of from traffic, by who took them.");

    private static readonly Counter<long> SignIns = Meter.CreateCounter<long>(
        "studentactors.sign_ins", "{attempt}", "Attempts to sign in, by outcome.");

    private static readonly Histogram<double> StatisticsLag = Meter.CreateHistogram<double>(
        "studentactors.statistics.lag", "s", "Age of the oldest change in a report when a region receives it, by the region's level.");

    internal static Activity? Start(string name) => Activities.StartActivity(name);

    internal static void Enrolled(EnrolmentOutcome outcome, bool bulk, long count = 1)
    {
        Enrolments.Add(count, new("outcome", Text(outcome)), new("way", bulk ? "import" : "single"));
        if (outcome == EnrolmentOutcome.Replayed)
        {
            Replays.Add(count);
        }
    }

    internal static void EnrolmentTook(TimeSpan duration) => EnrolmentDuration.Record(duration.TotalSeconds);

    internal static void Conflicted(CommitConflict conflict) => Conflicts.Add(1, new KeyValuePair<string, object?>("met", Text(conflict)));

    internal static void Replayed() => Replays.Add(1);

    internal static void RecountedSchool() => Recounts.Add(1, new KeyValuePair<string, object?>("by", "school"));

    internal static void RecountedRegion() => Recounts.Add(1, new KeyValuePair<string, object?>("by", "region"));

    internal static void SignedIn(string outcome) => SignIns.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    internal static void Reported(AuthorityLevel level, TimeSpan lag) =>
        StatisticsLag.Record(Math.Max(0, lag.TotalSeconds), new KeyValuePair<string, object?>("level", Text(level)));

    private static string Text(AuthorityLevel level) => level switch
    {
        AuthorityLevel.Nation => "nation",
        AuthorityLevel.Province => "province",
        AuthorityLevel.Prefecture => "prefecture",
        _ => "county",
    };

    private static string Text(EnrolmentOutcome outcome) => outcome switch
    {
        EnrolmentOutcome.Enrolled => "enrolled",
        EnrolmentOutcome.Problem => "problem",
        EnrolmentOutcome.Replayed => "replayed",
        EnrolmentOutcome.Duplicate => "duplicate",
        EnrolmentOutcome.Refused => "refused",
        _ => "unknown",
    };

    private static string Text(CommitConflict conflict) => conflict switch
    {
        CommitConflict.Version => "version",
        CommitConflict.Document => "document",
        CommitConflict.Number => "number",
        _ => "person",
    };
}

internal enum EnrolmentOutcome
{
    Enrolled,

    /// <summary>Enrolled as a problem record.</summary>
    Problem,
    Replayed,
    Duplicate,
    Refused,

    /// <summary>Failed on the way; the record may or may not exist.</summary>
    Unknown,
}

internal enum CommitConflict
{
    Version,
    Document,
    Number,
    Person,
}
