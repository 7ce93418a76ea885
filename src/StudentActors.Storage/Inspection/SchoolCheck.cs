using StudentActors.Domain.Schools;
using StudentActors.Storage.Maintenance;

namespace StudentActors.Storage.Inspection;

/// <summary>Every school that is being merged or closed has a deadline that drives it on.</summary>
internal sealed class SchoolCheck(RegistryLayout layout, InspectionScope scope, Findings findings) : SlicedCheck(layout, scope, findings)
{
    public override string Table => "school";

    protected override async Task<SliceReport> CheckAsync(Slice slice, CancellationToken cancellationToken)
    {
        var tables = slice.Tables;
        var schools = await tables.ReadAsync(
            slice.Connection, Sql["Schools"],
            [("kind", SchoolDeadlines.Merge), ("after", slice.After.Key), ("last", slice.Last), ("limit", SliceRows)],
            row => (Id: tables.Id(row, 0), State: (SchoolState)row.GetInt32(1), HasDeadline: !row.IsDBNull(2)), cancellationToken);
        return new SliceReport(
            schools.Count,
            schools.Count > 0 ? new Place(schools[^1].Id) : slice.After,
            [
                .. schools.Where(school => school is { State: SchoolState.Closing, HasDeadline: false })
                    .Select(school => new Suspicion(Invariant.ClosingHasDeadline, school.Id)),
            ]);
    }
}
