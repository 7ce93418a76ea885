namespace StudentActors.Resilience.Faults;

/// <summary>What may happen to a registry of two silos and their database.</summary>
public enum Fault
{
    /// <summary>One host is killed (<c>kill -9</c>) and another started in its stead.</summary>
    KillHost,

    /// <summary>Both hosts are killed at once.</summary>
    KillBothHosts,

    /// <summary>Every process of the database is killed (<c>kill -9</c>) and it starts again a moment later.</summary>
    KillDatabase,

    CutBeforeRequest,
    CutInRequest,
    CutBeforeAnswer,
    CutInAnswer,

    /// <summary>The way to the database becomes slow.</summary>
    Delay,

    /// <summary>
    /// One host stands still until the other has declared it dead and taken its grains over, then wakes and goes on with what it had begun:
    /// for a moment two silos believe that they own the same grain.
    /// </summary>
    FreezeHost,
}
