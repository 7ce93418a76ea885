using Orleans.Concurrency;
using StudentActors.Contracts.Calls;
using StudentActors.Domain.Accounts;

namespace StudentActors.Contracts.Imports;

/// <summary>One bulk import. Key: the id of the <see cref="Operation"/> that created it, so that sending it again finds the same import.</summary>
[Alias("sa.IImportGrain")]
public interface IImportGrain : IGrainWithGuidKey
{
    /// <summary>Registers the import. The file follows in chunks, then <see cref="Start"/>.</summary>
    [Alias("Create")]
    Task<Answer<OperationView>> Create(CreateImport command, CancellationToken cancellationToken);

    /// <summary>Stores one chunk (at most 512 KiB) of the file; the same index again replaces it.</summary>
    [Alias("Upload")]
    Task<Answer<OperationView>> Upload(Caller caller, int index, byte[] chunk, CancellationToken cancellationToken);

    /// <summary>Begins the work; it goes on after the call, survives restarts, and starting again changes nothing.</summary>
    [Alias("Start")]
    Task<Answer<OperationView>> Start(Caller caller, int chunks, CancellationToken cancellationToken);

    [AlwaysInterleave, Alias("Read")]
    Task<Answer<OperationView>> Read(Caller caller, CancellationToken cancellationToken);

    [AlwaysInterleave, Alias("Cancel")]
    Task<Answer<OperationView>> Cancel(Caller caller, CancellationToken cancellationToken);

    /// <summary>A page of the error file: the input's columns and <c>errorCode, errorField, message</c>, as CSV text.</summary>
    [AlwaysInterleave, Alias("ReadErrors")]
    Task<Answer<ErrorFilePage>> ReadErrors(Caller caller, string? pageToken, bool chinese, CancellationToken cancellationToken);
}

/// <param name="Kind"><c>students</c>.</param>
/// <param name="Mode"><c>validate</c> writes nothing; <c>commit</c> enrols.</param>
/// <param name="ContentType">Media type of the upload; the content itself decides in doubt.</param>
[GenerateSerializer, Immutable, Alias("sa.CreateImport")]
public sealed record CreateImport(
    [property: Id(0)] Caller Caller,
    [property: Id(1)] Operation Operation,
    [property: Id(2)] string? Kind,
    [property: Id(3)] string? Mode,
    [property: Id(4)] string? ContentType);
