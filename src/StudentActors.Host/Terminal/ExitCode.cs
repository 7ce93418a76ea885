namespace StudentActors.Host.Terminal;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>It could not be done, or was done in part.</summary>
    public const int Failed = 1;

    /// <summary>The command line or the configuration is wrong; nothing was tried. For <c>import</c>: it failed as a whole.</summary>
    public const int Refused = 2;
}
