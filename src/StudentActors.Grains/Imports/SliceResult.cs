using StudentActors.Contracts.Imports;
using StudentActors.Grains.Imports.Errors;

namespace StudentActors.Grains.Imports;

/// <summary>What became of the rows of one slice.</summary>
/// <param name="Errors">Every fault of the rejected rows, by column.</param>
internal sealed record SliceResult(
    long LastRow, int Rows, int Enrolled, int Unchanged, int Warnings, IReadOnlyList<RejectedRow> Rejected, IReadOnlyList<RowError> Errors);
