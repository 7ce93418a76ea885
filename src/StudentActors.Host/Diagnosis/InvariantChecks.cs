using System.Globalization;
using StudentActors.Storage.Inspection;
using StudentActors.Storage.Sealing;

namespace StudentActors.Host.Diagnosis;

/// <summary>What must always be true of the records.</summary>
internal static class InvariantChecks
{
    private const int Sample = 1_000;
    private const int SampleRows = 50_000;
    private const long QuicklyScanned = 1_000_000;

    private const string Damaged =
        "Stop writing, keep the database as it is, and restore from a backup to a second place to compare these records";

    /// <param name="full">Every record, however long it takes.</param>
    public static async Task<IReadOnlyList<Finding>> RunAsync(
        IRegistryInspection inspection, KeyRing? keys, bool full, bool repair, CancellationToken cancellationToken)
    {
        var size = await inspection.MeasureAsync(cancellationToken);
        var findings = new List<Finding>
        {
            Finding.Good("size", string.Create(CultureInfo.InvariantCulture, $"{size.Students:N0} students, {size.Schools:N0} schools, {size.Cases:N0} cases, {size.Deadlines:N0} deadlines")),
            Chains(await inspection.FollowChainsAsync(full ? null : Sample, cancellationToken), full),
        };
        var sampled = !full && size.Claims > QuicklyScanned;
        var scope = new InspectionScope { Keys = keys, Rows = sampled ? SampleRows : null, Repair = repair, Progressed = SlowProgress.Show };
        var violations = await inspection.FindViolationsAsync(scope, cancellationToken);
        if (keys is null)
        {
            findings.Add(Finding.Doubtful("claims", "not compared with the records: the database's key ring is not here", "Name it with --keys."));
        }

        if (violations.All(violation => violation.Invariant is Invariant.KeyIsDecided or Invariant.LeftoverIsGone))
        {
            findings.Add(Finding.Good("references", $"claims, operations, schools, cases and deadlines fit together{(sampled ? " in a sample; all with --full" : string.Empty)}"));
        }

        findings.AddRange(violations.Select(Broken));
        return findings;
    }

    private static Finding Chains(ChainReport report, bool full)
    {
        var extent = string.Create(CultureInfo.InvariantCulture, $"{report.Events:N0} events of {report.Records:N0} records{(full ? string.Empty : " (a sample; all with --full)")}");
        return report.Broken.Count == 0
            ? Finding.Good("hash chains", extent)
            : Finding.Bad("hash chains", $"broken in {Names(report.Broken)}", $"{Damaged}: somebody or something changed rows without the registry.");
    }

    private static Finding Broken(Violation violation)
    {
        if (violation.Invariant == Invariant.DeadlineMoves)
        {
            return Finding.Bad(
                "deadlines",
                string.Create(CultureInfo.InvariantCulture, $"their owners failed again and again: {violation.Found:N0} ({Names(violation.Records)})"),
                "Look in the log for event 1502, remove the cause, and run 'studentactors cases retry'.");
        }

        if (violation.Invariant == Invariant.KeyIsDecided)
        {
            return Harmless(
                violation, "undecided keys", "held for minutes for commits over two databases that nobody ended", "decided",
                "A registry that serves decides about them within a minute; 'studentactors doctor --repair' does it now.");
        }

        if (violation.Invariant == Invariant.LeftoverIsGone)
        {
            return Harmless(
                violation, "left over", "rows in a database that does not have their bucket, as a move that was given up leaves them", "removed",
                "Nobody reads them; 'studentactors doctor --repair' removes them.");
        }

        if (violation.Invariant is Invariant.BucketIsOpen or Invariant.BucketIsClosedElsewhere)
        {
            var writes = violation.Invariant == Invariant.BucketIsOpen ? "buckets that their database takes no writes for" : "buckets that two databases take writes for";
            var buckets = violation.Records.Take(3).Select(bucket => int.Parse(bucket.ToString("N").AsSpan(0, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            return Finding.Bad(
                "shards",
                string.Create(CultureInfo.InvariantCulture, $"{writes}: {violation.Found:N0} ({string.Join(", ", buckets)}{(violation.Found > 3 ? " and more" : string.Empty)})"),
                $"{Damaged}: a database was restored from another time than the others.");
        }

        var (what, derivable) = violation.Invariant switch
        {
            Invariant.RowLiesWhereItBelongs => ("records that lie, or are newer, in a database which does not have their bucket", false),
            Invariant.ClaimHasOwner => ("claims without a record", true),
            Invariant.NumberIsClaimed => ("live students without the claim on a number", true),
            Invariant.DocumentIsClaimed => ("live students without the claim on a document", true),
            Invariant.ClaimIsOwn => ("live students whose number or document another record claims", false),
            Invariant.RecordOpens => ("records that the key ring does not open", false),
            Invariant.SchoolExists => ("students of schools that do not exist", false),
            Invariant.SchoolIsNotClosed => ("live students of schools that are closed", false),
            Invariant.ClosingHasDeadline => ("schools being closed that no deadline drives", false),
            Invariant.OperationHasEvent => ("operations that led to nothing", false),
            Invariant.DeadlineIsNeeded => ("deadlines for a formal number that is there", true),
            Invariant.CaseHasDeadline => ("unfinished cases that no deadline drives", false),
            Invariant.CaseIsWhole => ("cases whose record does not fit its row, or moves without a snapshot", false),
            Invariant.CaseHasStudent => ("cases of students that do not exist", false),
            Invariant.CaseHasOther => ("cases about, or after, a case that does not exist", false),
            Invariant.CaseLocksStudent => ("open cases whose student is not locked for them", false),
            Invariant.LockHasCase => ("students locked for a case that is over", false),
            _ => ("deadlines without a record", true),
        };
        var detail = string.Create(CultureInfo.InvariantCulture, $"{what}: {violation.Found:N0} ({Names(violation.Records)})");
        return violation.Repaired == violation.Found
            ? Finding.Doubtful("references", $"{detail}; repaired", "Find out who changed rows without the registry.")
            : Finding.Bad("references", detail, derivable && violation.Repaired == 0 ? $"'studentactors doctor --repair' derives them from the records. Before that: {Damaged}." : $"{Damaged}.");
    }

    private static Finding Harmless(Violation violation, string check, string what, string repaired, string fix)
    {
        var detail = string.Create(CultureInfo.InvariantCulture, $"{what}: {violation.Found:N0} ({Names(violation.Records)})");
        return violation.Repaired == violation.Found ? Finding.Good(check, $"{detail}; {repaired}") : Finding.Doubtful(check, detail, fix);
    }

    private static string Names(IReadOnlyList<Guid> records) =>
        string.Join(", ", records.Take(3)) + (records.Count > 3 ? " and more" : string.Empty);
}
