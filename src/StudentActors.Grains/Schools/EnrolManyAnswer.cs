using System.Collections.Immutable;

namespace StudentActors.Grains.Schools;

/// <summary>What became of each row, in the order of the rows.</summary>
[GenerateSerializer, Immutable, Alias("sa.EnrolManyAnswer")]
internal sealed record EnrolManyAnswer([property: Id(0)] ImmutableArray<RowAnswer> Rows);

/// <param name="Faults">Empty unless rejected.</param>
/// <param name="HasWarnings">The new record is a problem record.</param>
[GenerateSerializer, Immutable, Alias("sa.RowAnswer")]
internal sealed record RowAnswer(
    [property: Id(0)] long Row,
    [property: Id(1)] RowOutcome Outcome,
    [property: Id(2)] ImmutableArray<RowFault> Faults,
    [property: Id(3)] bool HasWarnings);

/// <param name="Path">Path of the field in the form; empty where the row as a whole is refused.</param>
/// <param name="Rule">Rule id.</param>
[GenerateSerializer, Immutable, Alias("sa.RowFault")]
internal sealed record RowFault([property: Id(0)] string Path, [property: Id(1)] string Rule);

internal enum RowOutcome
{
    /// <summary>A new record (or, without commit, what would become one).</summary>
    Enrolled,

    /// <summary>An earlier sending of the same row enrolled the student.</summary>
    Unchanged,

    Rejected,
}
