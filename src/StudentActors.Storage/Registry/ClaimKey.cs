namespace StudentActors.Storage.Registry;

/// <summary>A claim's primary key.</summary>
/// <param name="Hash">16-byte keyed hash (blind index) of what is claimed: nobody can read it back.</param>
public readonly record struct ClaimKey(ClaimKind Kind, Guid Hash);
