namespace StudentActors.Storage.Inspection;

/// <param name="Clock">The database's own clock.</param>
public sealed record DatabaseFacts(string Product, DateTimeOffset Clock);

public sealed record RegistrySize(long Students, long Schools, long Claims, long Deadlines);

/// <param name="Broken">Records whose chain is not as it must be; the first few.</param>
public sealed record ChainReport(long Records, long Events, IReadOnlyList<Guid> Broken);

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
}
