using System.Data.Common;
using StudentActors.Domain.Schools;
using StudentActors.Storage.Maintenance;

namespace StudentActors.Storage.Inspection;

/// <summary>Every school that is being merged or closed has a deadline that drives it on.</summary>
internal sealed class SchoolCheck : SlicedCheck
{
    private Guid _after;

    public SchoolCheck(RegistryTables tables, InspectionScope scope, Findings findings)
        : base(tables, scope, findings) => _after = Start;

    public override string Table => "school";

    protected override async Task<int> CheckSliceAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var schools = await Tables.ReadAsync(
            connection, Sql["Schools"], [("kind", SchoolDeadlines.Merge), ("after", _after), ("limit", Slice)],
            row => (Id: Tables.Id(row, 0), State: (SchoolState)row.GetInt32(1), HasDeadline: !row.IsDBNull(2)), cancellationToken);
        foreach (var school in schools.Where(school => school is { State: SchoolState.Closing, HasDeadline: false }))
            Findings.Add(Invariant.ClosingHasDeadline, school.Id);
        if (schools.Count > 0)
            _after = schools[^1].Id;
        return schools.Count;
    }
}
