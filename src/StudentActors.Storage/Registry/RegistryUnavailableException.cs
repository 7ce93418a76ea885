namespace StudentActors.Storage.Registry;

/// <summary>
/// The database could not be reached or broke off. The outcome of a commit is then unknown: read again before deciding anything,
/// or let the client retry with the same idempotency key.
/// </summary>
public sealed class RegistryUnavailableException : Exception
{
    public RegistryUnavailableException()
        : base("The registry's database is not available.")
    {
    }

    public RegistryUnavailableException(string message)
        : base(message)
    {
    }

    public RegistryUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
