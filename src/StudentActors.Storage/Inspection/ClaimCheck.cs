using System.Data.Common;
using StudentActors.Storage.Maintenance;

namespace StudentActors.Storage.Inspection;

/// <summary>Every claim belongs to a record. One whose record never was may go; one whose record was lost may not.</summary>
internal sealed class ClaimCheck : SlicedCheck
{
    private (Guid Hash, int Kind) _after;

    public ClaimCheck(RegistryTables tables, InspectionScope scope, Findings findings)
        : base(tables, scope, findings) => _after = (Start, 0);

    public override string Table => "claim";

    protected override async Task<int> CheckSliceAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var claims = await Tables.ReadAsync(
            connection, Sql["Claims"], [("hash", _after.Hash), ("kind", _after.Kind), ("limit", Slice)],
            row => (Hash: Tables.Id(row, 0), Kind: row.GetInt32(1), Record: Tables.Id(row, 2), HasRecord: !row.IsDBNull(3)), cancellationToken);
        foreach (var claim in claims.Where(claim => !claim.HasRecord))
        {
            await ReportAsync(
                connection, Invariant.ClaimHasOwner, claim.Record, "DropClaim",
                [("hash", claim.Hash), ("kind", claim.Kind), ("record", claim.Record)], cancellationToken);
        }

        if (claims.Count > 0)
            _after = (claims[^1].Hash, claims[^1].Kind);
        return claims.Count;
    }
}
