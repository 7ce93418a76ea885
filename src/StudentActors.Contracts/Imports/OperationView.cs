using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace StudentActors.Contracts.Imports;

/// <summary>A long-running operation as its starter sees it.</summary>
[GenerateSerializer, Immutable, Alias("sa.OperationView")]
public sealed record OperationView
{
    [Id(0)] public required Guid Id { get; init; }

    [Id(1)] public required OperationState State { get; init; }

    /// <summary>Rows in the file; <c>null</c> until counted.</summary>
    [Id(2)] public long? Total { get; init; }

    /// <summary>Rows finished, rejected ones included.</summary>
    [Id(3)] public required long Done { get; init; }

    [Id(4)] public required long Rejected { get; init; }

    [Id(5)] public ImportResult? Result { get; init; }

    /// <summary>
    /// The first faults of rejected rows; all of them are in the error file. Of a file that failed as a whole, what was wrong with it.
    /// </summary>
    [Id(6)] public ImmutableArray<RowError> Errors { get; init; } = [];

    /// <summary>Why it failed as a whole: a rule id.</summary>
    [Id(7)] public string? Failure { get; init; }
}

[JsonConverter(typeof(JsonStringEnumConverter<OperationState>))]
public enum OperationState
{
    [JsonStringEnumMemberName("queued")] Queued,
    [JsonStringEnumMemberName("running")] Running,
    [JsonStringEnumMemberName("succeeded")] Succeeded,
    [JsonStringEnumMemberName("failed")] Failed,
    [JsonStringEnumMemberName("cancelled")] Cancelled,
}

/// <param name="Enrolled">New records; of a validation, rows that nothing speaks against.</param>
/// <param name="Unchanged">
/// Rows whose student an earlier sending of the same row had enrolled. After a crash the import sends its last second of rows again itself.
/// </param>
/// <param name="Warnings">New records that are problem records.</param>
[GenerateSerializer, Immutable, Alias("sa.ImportResult")]
public sealed record ImportResult(
    [property: Id(0)] long Enrolled, [property: Id(1)] long Unchanged, [property: Id(2)] long Warnings);

/// <param name="Row">1-based data row; 0 for the header or the file as a whole.</param>
/// <param name="Code">Rule id.</param>
/// <param name="Field">English name of the column, as in the template; the header's own text where the template has no such column.</param>
[GenerateSerializer, Immutable, Alias("sa.RowError")]
public sealed record RowError(
    [property: Id(0)] long Row, [property: Id(1)] string Code, [property: Id(2)] string Field);

[GenerateSerializer, Immutable, Alias("sa.ErrorFilePage")]
public sealed record ErrorFilePage([property: Id(0)] string Csv, [property: Id(1)] string? NextPageToken);
