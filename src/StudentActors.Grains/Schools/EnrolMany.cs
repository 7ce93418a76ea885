using System.Collections.Immutable;
using StudentActors.Contracts.Calls;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;

namespace StudentActors.Grains.Schools;

/// <summary>Rows of one school, in the order in which they take places.</summary>
/// <param name="Commit"><c>false</c> writes nothing and says what would be refused.</param>
/// <param name="Ahead">Without commit: how many places of a class the rows of earlier calls would have taken.</param>
[GenerateSerializer, Immutable, Alias("sa.EnrolMany")]
internal sealed record EnrolMany(
    [property: Id(0)] Caller Caller,
    [property: Id(1)] ImmutableArray<RowOrder> Rows,
    [property: Id(2)] bool Commit,
    [property: Id(3)] ImmutableDictionary<ClassId, int>? Ahead = null)
{
    public const int LargestBatch = 1_000;
}

/// <param name="Row">1-based data row of the file.</param>
/// <param name="Operation">Derived from the row's content: the same row sent again is the same operation.</param>
[GenerateSerializer, Immutable, Alias("sa.RowOrder")]
internal sealed record RowOrder(
    [property: Id(0)] long Row, [property: Id(1)] Operation Operation, [property: Id(2)] EnrolmentForm Form);
