using StudentActors.Contracts.Imports;

namespace StudentActors.Grains.Imports;

/// <summary>How far an import has come.</summary>
[GenerateSerializer, Immutable, Alias("sa.ImportProgress")]
internal sealed record ImportProgress
{
    public const int MostErrorsShown = 100;

    /// <summary>Number of the last row that is done; the work goes on after it.</summary>
    [Id(0)] public long Cursor { get; init; }

    /// <summary>Rows that are done; blank ones do not count.</summary>
    [Id(1)] public long Done { get; init; }

    [Id(2)] public long Rejected { get; init; }

    [Id(3)] public long Enrolled { get; init; }

    [Id(4)] public long Unchanged { get; init; }

    [Id(5)] public long Warnings { get; init; }

    /// <summary>Pages of the error file that hold rows up to the cursor.</summary>
    [Id(6)] public int ErrorPages { get; init; }

    [Id(7)] public RowError[] FirstErrors { get; init; } = [];

    /// <summary>The progress after one more slice, whose rejected rows are still to be written down.</summary>
    public ImportProgress After(SliceResult slice) => this with
    {
        Cursor = slice.LastRow,
        Done = Done + slice.Rows,
        Rejected = Rejected + slice.Rejected.Count,
        Enrolled = Enrolled + slice.Enrolled,
        Unchanged = Unchanged + slice.Unchanged,
        Warnings = Warnings + slice.Warnings,
        FirstErrors = FirstErrors.Length == MostErrorsShown
            ? FirstErrors
            : [.. FirstErrors.Concat(slice.Errors).Take(MostErrorsShown)],
    };
}
