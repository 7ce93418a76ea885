using StudentActors.Domain.Regions;

namespace StudentActors.Storage.Evidence;

/// <summary>
/// Keeps the documents that are attached to cases: sealed, named by their content's SHA-256. In a cluster every silo must reach the same store.
/// </summary>
public interface IEvidenceStore
{
    /// <summary>Keeps a document; keeping the same one again changes nothing. Returns once it is durable.</summary>
    /// <param name="owner">The case.</param>
    /// <param name="province">Whose key seals the document.</param>
    /// <returns>The content's SHA-256, 64 lower-case hexadecimal digits.</returns>
    Task<string> WriteAsync(Guid owner, AuthorityCode province, byte[] content, CancellationToken cancellationToken);

    /// <summary>A document, or <c>null</c> when the case has none of that hash.</summary>
    Task<byte[]?> ReadAsync(Guid owner, string hash, CancellationToken cancellationToken);
}
