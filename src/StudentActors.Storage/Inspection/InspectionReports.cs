namespace StudentActors.Storage.Inspection;

/// <param name="Clock">The database's own clock.</param>
public sealed record DatabaseFacts(string Product, DateTimeOffset Clock);

public sealed record RegistrySize(long Students, long Schools, long Claims, long Deadlines, long Cases);

/// <param name="Broken">Records whose chain is not as it must be; the first few.</param>
public sealed record ChainReport(long Records, long Events, IReadOnlyList<Guid> Broken);

/// <param name="Broken">
/// Cases whose record cannot be opened, tells something else than its row, or lacks the snapshot of a move; the first few.
/// </param>
public sealed record CaseReport(long Cases, IReadOnlyList<Guid> Broken);

/// <summary>Something that must never be, and the first few records of which it is so.</summary>
public sealed record Violation(Invariant Invariant, IReadOnlyList<Guid> Records);

/// <summary>What must be true of the registry's rows.</summary>
public enum Invariant
{
    /// <summary>Every claim belongs to a student's record.</summary>
    ClaimHasOwner,

    /// <summary>Every live student holds the claim on a number.</summary>
    NumberIsClaimed,

    /// <summary>Every live student with a formal number holds the claim on a document.</summary>
    DocumentIsClaimed,

    /// <summary>Every student's school exists.</summary>
    SchoolExists,

    /// <summary>Every deadline belongs to a record.</summary>
    DeadlineHasOwner,

    /// <summary>Every case that has not ended, or has not told its student so, has a pending deadline.</summary>
    CaseHasDeadline,

    /// <summary>Every case is about a student's record.</summary>
    CaseHasStudent,

    /// <summary>A student has at most one case that is open or taking effect.</summary>
    OneCaseAtMost,

    /// <summary>Every student's record that is locked for a case has one that knows of it.</summary>
    LockHasCase,

    /// <summary>No deadline's owner has been called in vain again and again.</summary>
    DeadlineMoves,
}
