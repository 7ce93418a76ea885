namespace StudentActors.Storage.Registry;

/// <summary>A database was opened with another key ring than the one it was written with.</summary>
public sealed class KeyRingMismatchException(string written, string given) : Exception(
    $"This database was written with key ring {written}, but was opened with key ring {given}. Start with the key ring file that belongs to "
    + "the database; without it, names and documents in it cannot be read by anyone.")
{
    /// <summary>Fingerprint of the ring that the database was written with.</summary>
    public string Written { get; } = written;

    /// <summary>Fingerprint of the ring that was given.</summary>
    public string Given { get; } = given;
}
