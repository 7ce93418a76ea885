using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Cases;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Complaints;
using StudentActors.Domain.Regions;
using StudentActors.Domain.StatusChanges;
using StudentActors.Domain.Students;
using StudentActors.Domain.Transfers;

namespace StudentActors.Grains.Cases;

/// <summary>How a school starts a transfer to itself, while it holds a place. Same grain and key as the case.</summary>
[Alias("sa.ITransferStart")]
internal interface ITransferStart : IGrainWithGuidKey
{
    [Alias("Start")]
    Task<Answer<CaseView>> Start(TransferOrder order, CancellationToken cancellationToken);

    /// <summary>The first answer to an operation that was committed on this case.</summary>
    [Alias("Repeat")]
    Task<Answer<CaseView>> Repeat(Caller caller, Operation operation, CancellationToken cancellationToken);
}

/// <param name="To">The class in which a place is held.</param>
/// <param name="Receiving">Policy in force at the receiving school.</param>
[GenerateSerializer, Immutable, Alias("sa.TransferOrder")]
internal sealed record TransferOrder(
    [property: Id(0)] Caller Caller,
    [property: Id(1)] Operation Operation,
    [property: Id(2)] TransferForm Form,
    [property: Id(3)] StudentId Student,
    [property: Id(4)] CasePlace To,
    [property: Id(5)] CasePolicy Receiving);

/// <summary>How any other case is started. Same grain and key as the case.</summary>
[Alias("sa.IStatusChangeStart")]
internal interface IStatusChangeStart : IGrainWithGuidKey
{
    [Alias("Start")]
    Task<Answer<CaseView>> Start(StatusChangeOrder order, CancellationToken cancellationToken);

    /// <summary>The first answer to an operation that was committed on this case.</summary>
    [Alias("Repeat")]
    Task<Answer<CaseView>> Repeat(Caller caller, Operation operation, CancellationToken cancellationToken);

    /// <summary>Starts a case whose student has no record yet, while the school holds a place.</summary>
    [Alias("StartSupplementary")]
    Task<Answer<CaseView>> StartSupplementary(SupplementaryOrder order, CancellationToken cancellationToken);

    /// <summary>Starts a complaint about a case or a record, which locks neither.</summary>
    [Alias("StartComplaint")]
    Task<Answer<CaseView>> StartComplaint(ComplaintOrder order, CancellationToken cancellationToken);

    /// <summary>Starts the hand-over of an e-file that is owed at a term's end; does nothing where it has begun, here or in a term before, or is not due.</summary>
    [Alias("StartHandover")]
    Task StartHandover(StudentId student, CancellationToken cancellationToken);

    /// <summary>Starts the case that follows from a suspension that is over; does nothing where it has begun or is not due.</summary>
    [Alias("StartExpiry")]
    Task StartExpiry(StudentId student, CancellationToken cancellationToken);
}

/// <param name="Place">The class in which a place is held; <c>null</c> where the case asks for none.</param>
/// <param name="Other">Place of the other record with which a problem record collides.</param>
/// <param name="OtherStudent">That record, which a merger keeps.</param>
[GenerateSerializer, Immutable, Alias("sa.StatusChangeOrder")]
internal sealed record StatusChangeOrder(
    [property: Id(0)] Caller Caller,
    [property: Id(1)] Operation Operation,
    [property: Id(2)] CaseForm Form,
    [property: Id(3)] StudentId Student,
    [property: Id(4)] CasePlace? Place,
    [property: Id(5)] CasePlace? Other,
    [property: Id(6)] StudentId? OtherStudent);

/// <param name="Student">The id that the record will have.</param>
/// <param name="Place">The class in which a place is held.</param>
/// <param name="Policy">Policy in force at the school.</param>
[GenerateSerializer, Immutable, Alias("sa.SupplementaryOrder")]
internal sealed record SupplementaryOrder(
    [property: Id(0)] Caller Caller,
    [property: Id(1)] Operation Operation,
    [property: Id(2)] EnrolmentForm Form,
    [property: Id(3)] string? Reason,
    [property: Id(4)] StudentId Student,
    [property: Id(5)] CasePlace Place,
    [property: Id(6)] CasePolicy Policy);

/// <param name="Student">Whom the complaint, or the case complained about, concerns.</param>
/// <param name="StarterAuthority">The caller's own, or the home authority of the caller's school.</param>
/// <param name="AgainstAuthority">The same for the office complained of.</param>
[GenerateSerializer, Immutable, Alias("sa.ComplaintOrder")]
internal sealed record ComplaintOrder(
    [property: Id(0)] Caller Caller,
    [property: Id(1)] Operation Operation,
    [property: Id(2)] ComplaintForm Form,
    [property: Id(3)] StudentId Student,
    [property: Id(4)] AuthorityCode StarterAuthority,
    [property: Id(5)] AuthorityCode AgainstAuthority);
