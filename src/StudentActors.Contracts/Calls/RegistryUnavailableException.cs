namespace StudentActors.Contracts.Calls;

/// <summary>The registry's database cannot be reached. The outcome of a write is unknown; send the same operation again later.</summary>
[GenerateSerializer, Alias("sa.RegistryUnavailableException")]
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
