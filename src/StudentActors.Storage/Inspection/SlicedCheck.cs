using System.Data.Common;
using StudentActors.Storage.Maintenance;

namespace StudentActors.Storage.Inspection;

/// <summary>A check that goes through one table in the order of its key, slice by slice.</summary>
internal abstract class SlicedCheck(RegistryTables tables, InspectionScope scope, Findings findings)
{
    protected const int Slice = 1_000;

    protected static readonly SqlFile Sql = SqlFile.Beside(typeof(SlicedCheck), "Inspection");
    private static readonly SqlFile RepairSql = SqlFile.Beside(typeof(SlicedCheck), "Repair");

    public abstract string Table { get; }

    protected RegistryTables Tables => tables;

    protected InspectionScope Scope => scope;

    protected Findings Findings => findings;

    /// <summary>Where it begins: at a random key when it looks at a sample only.</summary>
    protected Guid Start => scope.Rows is null ? Guid.Empty : Guid.NewGuid();

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var connection = await tables.OpenAsync(cancellationToken);
        for (var looked = 0L; scope.Rows is not { } rows || looked < rows;)
        {
            var slice = await CheckSliceAsync(connection, cancellationToken);
            looked += slice;
            scope.Progressed?.Invoke(Table, looked);
            if (slice < Slice)
                return;
        }
    }

    /// <summary>Checks the next slice; returns how many rows it had.</summary>
    protected abstract Task<int> CheckSliceAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>Notes a violation and, when that is asked for, puts it right.</summary>
    protected async Task ReportAsync(
        DbConnection connection, Invariant invariant, Guid record, string repair, (string Name, object Value)[] values, CancellationToken cancellationToken)
    {
        findings.Add(invariant, record);
        if (scope.Repair)
            findings.AddRepaired(invariant, await tables.WriteAsync(connection, RepairSql[repair], values, cancellationToken));
    }
}
