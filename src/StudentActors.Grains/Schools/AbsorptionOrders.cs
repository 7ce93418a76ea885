using StudentActors.Contracts.Schools;
using StudentActors.Domain.Schools;

namespace StudentActors.Grains.Schools;

/// <summary>Puts together what a receiving school has to know of those who come.</summary>
internal static class AbsorptionOrders
{
    /// <param name="leaving">Classes and their live students; those without any stay behind.</param>
    public static AbsorptionOrder Of(
        SchoolRecord school, IEnumerable<(ClassId Class, int Students)> leaving, IReadOnlyList<ClassMove> wanted, string actor) => new(
        school.Code,
        [.. leaving.Where(left => left.Students > 0).Select(left => new LeavingClassOrder(
            left.Class, school.Class(left.Class)?.Capacity ?? left.Students, school.Offering(left.Class.Stage)?.Years ?? 0, left.Students))],
        [.. wanted.Select(move => new ClassMoveView(move.From, move.To))],
        actor);
}
