using StudentActors.Contracts.Imports;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Regions;
using StudentActors.Grains.Imports.Files;

namespace StudentActors.Grains.Imports;

/// <summary>
/// What Orleans' grain storage keeps of an import. It holds no personal data: the file and its rejected rows are sealed chunks elsewhere.
/// </summary>
[GenerateSerializer, Immutable, Alias("sa.ImportState")]
internal sealed record ImportState
{
    [Id(0)] public required byte[] RequestHash { get; init; }

    [Id(1)] public required string Account { get; init; }

    [Id(2)] public required Role Role { get; init; }

    /// <summary>The starter's office.</summary>
    [Id(3)] public required string Office { get; init; }

    /// <summary>The authority that the starter's office is, or that the starter's school answers to.</summary>
    [Id(4)] public required string Authority { get; init; }

    /// <summary><c>false</c> validates only.</summary>
    [Id(5)] public required bool Commit { get; init; }

    [Id(6)] public required DateTimeOffset CreatedAt { get; init; }

    [Id(7)] public OperationState State { get; init; }

    [Id(8)] public DateTimeOffset? EndedAt { get; init; }

    [Id(9)] public int Chunks { get; init; }

    /// <summary><c>null</c> until the file has been inspected.</summary>
    [Id(10)] public FileFormat? Format { get; init; }

    [Id(11)] public char Delimiter { get; init; }

    /// <summary>The column names as they stand in the file.</summary>
    [Id(12)] public string[] Header { get; init; } = [];

    [Id(13)] public long? Total { get; init; }

    [Id(14)] public ImportProgress Progress { get; init; } = new();

    /// <summary>Rule id.</summary>
    [Id(15)] public string? Failure { get; init; }

    [Id(16)] public bool FilesDeleted { get; init; }

    // Methods, because a property would be stored.
    public bool HasEnded() => State is not (OperationState.Queued or OperationState.Running);

    public FileLayout? Layout() => Format is { } format ? new FileLayout(format, Delimiter) : null;

    /// <summary>Whose key seals the file.</summary>
    public AuthorityCode Province() => AuthorityCode.Parse(Authority).Province;

    public Caller Starter() => Domain.Accounts.Office.TryParse(Office, out var office)
        ? new Caller(Account, Role, office)
        : throw new FormatException("The starter has no valid office.");
}
