using System.Globalization;
using StudentActors.Storage.Maintenance;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Inspection;

/// <summary>Every claim belongs to a record. One whose record never was may go; one whose record was lost may not.</summary>
internal sealed class ClaimCheck(RegistryLayout layout, InspectionScope scope, Findings findings) : SlicedCheck(layout, scope, findings)
{
    public override string Table => "claim";

    protected override async Task<SliceReport> CheckAsync(Slice slice, CancellationToken cancellationToken)
    {
        var (map, tables, after) = (slice.Map, slice.Tables, slice.After);
        var kind = after.Rest.Length == 0 ? 0 : int.Parse(after.Rest, CultureInfo.InvariantCulture);
        var claims = await tables.ReadAsync(
            slice.Connection, Sql["Claims"], [("hash", after.Key), ("kind", kind), ("last", slice.Last), ("limit", SliceRows)],
            row => (Key: new ClaimKey((ClaimKind)row.GetInt32(1), tables.Id(row, 0)), Record: tables.Id(row, 2)), cancellationToken);

        // What says that a unit was, or never will be, committed is no claim of a student.
        var owned = claims.FindAll(claim => claim.Key.Kind != ClaimKind.Unit);
        var students = await map.FindStudentsAsync(owned.Select(claim => claim.Record), cancellationToken);
        var without = owned.FindAll(claim => !students.Contains(claim.Record));
        var suspicions = new List<Suspicion>();
        if (without.Count > 0)
        {
            // Taken for a unit that is on its way in another database, a claim has no record yet; one that is decided now has it by now.
            var decided = await map.FindDecidedClaimsAsync(without.Select(claim => claim.Key), cancellationToken);
            students = await map.FindStudentsAsync(decided.Values, cancellationToken);
            foreach (var (key, record) in without.Where(claim => decided.TryGetValue(claim.Key, out var owner) && owner == claim.Record))
            {
                if (!students.Contains(record))
                    suspicions.Add(new(Invariant.ClaimHasOwner, record, token => RegistryLayout.DropClaimAsync(map, key, record, token)));
            }
        }

        var end = claims.Count == 0 ? after : new Place(claims[^1].Key.Hash, ((int)claims[^1].Key.Kind).ToString(CultureInfo.InvariantCulture));
        return new SliceReport(claims.Count, end, suspicions);
    }
}
