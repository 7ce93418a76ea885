namespace StudentActors.Storage.Inspection;

/// <param name="Clock">The database's own clock.</param>
public sealed record DatabaseFacts(string Product, DateTimeOffset Clock);

/// <summary>Rows; in a large PostgreSQL database as the server estimates them.</summary>
public sealed record RegistrySize(long Students, long Schools, long Claims, long Deadlines, long Cases);

/// <param name="Broken">Records whose chain is not as it must be; the first few.</param>
public sealed record ChainReport(long Records, long Events, IReadOnlyList<Guid> Broken);

/// <summary>Something that must never be.</summary>
/// <param name="Found">How often.</param>
/// <param name="Repaired">How many of them were put right.</param>
/// <param name="Records">The first few records of which it is so.</param>
public sealed record Violation(Invariant Invariant, long Found, long Repaired, IReadOnlyList<Guid> Records);

/// <summary>What must be true of the registry's rows.</summary>
public enum Invariant
{
    /// <summary>Every claim belongs to a student's record.</summary>
    ClaimHasOwner,

    /// <summary>Every live student holds the claim on its number.</summary>
    NumberIsClaimed,

    /// <summary>Every live student with a document holds the claim on it.</summary>
    DocumentIsClaimed,

    /// <summary>No other record holds the claim on a live student's number or document.</summary>
    ClaimIsOwn,

    /// <summary>Every record can be opened with the key ring.</summary>
    RecordOpens,

    /// <summary>Every student's school exists.</summary>
    SchoolExists,

    /// <summary>No live student is left at a school that has been closed.</summary>
    SchoolIsNotClosed,

    /// <summary>Every school that is being merged or closed has a pending deadline that drives it.</summary>
    ClosingHasDeadline,

    /// <summary>Every operation that was answered led to an event.</summary>
    OperationHasEvent,

    /// <summary>Every deadline belongs to a record.</summary>
    DeadlineHasOwner,

    /// <summary>No student who has a formal number is waited for to get one.</summary>
    DeadlineIsNeeded,

    /// <summary>No deadline's owner has been called in vain again and again.</summary>
    DeadlineMoves,

    /// <summary>Every case that has not ended, or has not told its student so, has a pending deadline.</summary>
    CaseHasDeadline,

    /// <summary>Every case's record opens, tells what its row tells, and after a move holds the student's record as it was before.</summary>
    CaseIsWhole,

    /// <summary>Every case is about a student's record.</summary>
    CaseHasStudent,

    /// <summary>Every case that a complaint is about, or that another case continues, is there.</summary>
    CaseHasOther,

    /// <summary>The student of every open case is locked for that case, so that there is one at most.</summary>
    CaseLocksStudent,

    /// <summary>Every student's record that is locked for a case has one that knows of it.</summary>
    LockHasCase,

    /// <summary>No key is held for minutes for a unit in another database that may or may not have been committed.</summary>
    KeyIsDecided,

    /// <summary>A database that does not have a bucket has no rows of it which the bucket's own database has too.</summary>
    LeftoverIsGone,

    /// <summary>Nothing lies only in a database that does not have its bucket.</summary>
    RowLiesWhereItBelongs,

    /// <summary>The database that has a bucket takes writes for it. What is named are buckets: the first byte.</summary>
    BucketIsOpen,

    /// <summary>No other database takes writes for a bucket. What is named are buckets: the first byte.</summary>
    BucketIsClosedElsewhere,
}
