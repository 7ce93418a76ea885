namespace StudentActors.Host.Terminal;

/// <summary>A command cannot go on. The message is for a person: one line that says why and what to do.</summary>
internal sealed class CommandFailedException : Exception
{
    public CommandFailedException(string message)
        : base(message)
    {
    }

    public CommandFailedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
