using StudentActors.Contracts.Calls;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Identity;

namespace StudentActors.Contracts.Students;

/// <summary>Finds records by document or number; stateless, any integer key.</summary>
[Alias("sa.IStudentDirectoryGrain")]
public interface IStudentDirectoryGrain : IGrainWithIntegerKey
{
    /// <summary>The record that the caller may see, else <c>student.not-found</c>. Former numbers resolve too.</summary>
    [Alias("Find")]
    Task<Answer<StudentView>> Find(LookUpStudent query, CancellationToken cancellationToken);
}

/// <summary>Exactly one of document and number is set.</summary>
[GenerateSerializer, Immutable, Alias("sa.LookUpStudent")]
public sealed record LookUpStudent
{
    [Id(0)] public required Caller Caller { get; init; }

    [Id(1)] public string? StudentNumber { get; init; }

    [Id(2)] public string? DocumentType { get; init; }

    [Id(3)] public string? DocumentNumber { get; init; }

    [Id(4)] public string? DocumentIssuer { get; init; }

    [Id(5)] public bool Reveal { get; init; }
}
