namespace StudentActors.Storage.Inspection;

/// <summary>What must hold.</summary>
public static class InspectionChecks
{
    /// <summary>A record's events are numbered from 1 without gaps, and their hashes form a chain.</summary>
    public const string EventChain = "event.chain";

    /// <summary>A record's version is the sequence of its last event.</summary>
    public const string RecordVersion = "record.version";

    /// <summary>A record's head hash is the hash of its last event.</summary>
    public const string RecordHead = "record.head";

    /// <summary>Every event belongs to a record.</summary>
    public const string EventRecord = "event.record";

    /// <summary>Every claim belongs to a record.</summary>
    public const string ClaimRecord = "claim.record";

    /// <summary>Every student holds the claim on a number. Checked in full only: claims are not looked up by record.</summary>
    public const string StudentNumber = "student.number";

    /// <summary>Every operation on a record led to an event of it.</summary>
    public const string OperationEvent = "operation.event";

    /// <summary>Every deadline has an owner.</summary>
    public const string DeadlineOwner = "deadline.owner";
}
