namespace StudentActors.Storage.Registry;

/// <summary>A claim's primary key.</summary>
/// <param name="Hash">16-byte keyed hash (blind index) of what is claimed: nobody can read it back.</param>
public readonly record struct ClaimKey(ClaimKind Kind, Guid Hash)
{
    /// <summary>Where the claim is stored; a student who first registered with what is claimed is stored there too.</summary>
    public byte Bucket => RecordIds.Bucket(Hash);
}
