namespace StudentActors.Domain.Students;

/// <summary>What a student's record knows of one case.</summary>
public enum StudentCaseState
{
    /// <summary>Never heard of it, or long forgotten.</summary>
    Unknown,

    /// <summary>Locked for it.</summary>
    Begun,

    /// <summary>Its effect is in the record.</summary>
    Applied,

    /// <summary>It ended without effect.</summary>
    Ended,
}
