using System.Data.Common;
using StudentActors.Storage.Maintenance;

namespace StudentActors.Storage.Inspection;

/// <summary>What an operation is said to have done, it has done.</summary>
internal sealed class OperationCheck : SlicedCheck
{
    private Guid _after;

    public OperationCheck(RegistryTables tables, InspectionScope scope, Findings findings)
        : base(tables, scope, findings) => _after = Start;

    public override string Table => "operation";

    protected override async Task<int> CheckSliceAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var operations = await Tables.ReadAsync(
            connection, Sql["Operations"], [("after", _after), ("limit", Slice)],
            row => (Id: Tables.Id(row, 0), Record: Tables.Id(row, 1), Version: row.GetInt32(2), HasEvent: !row.IsDBNull(3)), cancellationToken);

        // Version 0: taken for an account or an import, which are no records.
        foreach (var operation in operations.Where(operation => operation is { Version: > 0, HasEvent: false }))
            Findings.Add(Invariant.OperationHasEvent, operation.Record);
        if (operations.Count > 0)
            _after = operations[^1].Id;
        return operations.Count;
    }
}
