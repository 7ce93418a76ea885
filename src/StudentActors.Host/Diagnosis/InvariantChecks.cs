using System.Globalization;
using StudentActors.Storage.Inspection;
using StudentActors.Storage.Sealing;

namespace StudentActors.Host.Diagnosis;

/// <summary>What must always be true of the records.</summary>
internal static class InvariantChecks
{
    private const int Sample = 1_000;
    private const long QuicklyScanned = 1_000_000;

    private const string Damaged =
        "Stop writing, keep the database as it is, and restore from a backup to a second place to compare these records";

    /// <param name="keys">The key ring, to look into the records themselves; <c>null</c> where there is none.</param>
    /// <param name="full">Every record, however long it takes.</param>
    public static async Task<IReadOnlyList<Finding>> RunAsync(IRegistryInspection inspection, KeyRing? keys, bool full, CancellationToken cancellationToken)
    {
        var size = await inspection.MeasureAsync(cancellationToken);
        var findings = new List<Finding>
        {
            Finding.Good("size", string.Create(CultureInfo.InvariantCulture, $"{size.Students:N0} students, {size.Schools:N0} schools, {size.Cases:N0} cases, {size.Deadlines:N0} deadlines")),
            Chains(await inspection.FollowChainsAsync(full ? null : Sample, cancellationToken), full),
        };
        if (keys is not null && size.Cases > 0)
        {
            findings.Add(Cases(await inspection.OpenCasesAsync(new RecordCodec(keys), full ? null : Sample, cancellationToken), full));
        }

        if (!full && size.Claims > QuicklyScanned)
        {
            findings.Add(Finding.Good("references", "not scanned in so large a registry; 'doctor --full' does"));
            return findings;
        }

        var violations = await inspection.FindViolationsAsync(cancellationToken);
        findings.AddRange(violations.Count == 0 ? [Finding.Good("references", "claims, schools, cases and deadlines fit together")] : violations.Select(Broken));
        return findings;
    }

    private static Finding Chains(ChainReport report, bool full)
    {
        var extent = string.Create(CultureInfo.InvariantCulture, $"{report.Events:N0} events of {report.Records:N0} records{(full ? string.Empty : " (a sample; all with --full)")}");
        return report.Broken.Count == 0
            ? Finding.Good("hash chains", extent)
            : Finding.Bad("hash chains", $"broken in {Names(report.Broken)}", $"{Damaged}: somebody or something changed rows without the registry.");
    }

    private static Finding Cases(CaseReport report, bool full)
    {
        var extent = string.Create(CultureInfo.InvariantCulture, $"{report.Cases:N0} opened{(full ? string.Empty : " (a sample; all with --full)")}");
        return report.Broken.Count == 0
            ? Finding.Good("cases", extent)
            : Finding.Bad("cases", $"records that do not fit their rows, or moves without a snapshot: {Names(report.Broken)}", $"{Damaged}.");
    }

    private static Finding Broken(Violation violation)
    {
        if (violation.Invariant == Invariant.DeadlineMoves)
        {
            return Finding.Bad(
                "deadlines",
                $"their owners failed again and again: {Names(violation.Records)}",
                "Look in the log for event 1502, remove the cause, and run 'studentactors cases retry'.");
        }

        var what = violation.Invariant switch
        {
            Invariant.ClaimHasOwner => "claims without a record",
            Invariant.NumberIsClaimed => "live students without the claim on a number",
            Invariant.DocumentIsClaimed => "live students without the claim on a document",
            Invariant.SchoolExists => "students of schools that do not exist",
            Invariant.CaseHasDeadline => "unfinished cases that no deadline drives",
            Invariant.CaseHasStudent => "cases of students that do not exist",
            Invariant.OneCaseAtMost => "students with more than one open case",
            Invariant.LockHasCase => "students locked for a case that is over",
            _ => "deadlines without a record",
        };
        return Finding.Bad("references", $"{what}: {Names(violation.Records)}", $"{Damaged}.");
    }

    private static string Names(IReadOnlyList<Guid> records) =>
        string.Join(", ", records.Take(3)) + (records.Count > 3 ? " and more" : string.Empty);
}
