using Orleans.Concurrency;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Students;
using StudentActors.Domain.Accounts;

namespace StudentActors.Contracts.Cases;

/// <summary>What every case understands, whatever it is about. The key is the case's id.</summary>
[Alias("sa.ICaseGrain")]
public interface ICaseGrain : IGrainWithGuidKey
{
    /// <summary>The case; <c>case.not-found</c> to offices that have no part in it.</summary>
    [ReadOnly, Alias("Read")]
    Task<Answer<CaseView>> Read(Caller caller, CancellationToken cancellationToken);

    /// <summary>
    /// Decides the step that the caller's office holds. Refusals of a case that the caller may see carry its present state as
    /// <see cref="Answer{T}.Value"/>, e.g. <c>case.step-decided</c>.
    /// </summary>
    [Alias("Decide")]
    Task<Answer<CaseView>> Decide(DecideCase command, CancellationToken cancellationToken);

    /// <summary>
    /// Takes the case back until it takes effect: for the office that started it, and for authorities that were told of an overdue step.
    /// </summary>
    [Alias("Withdraw")]
    Task<Answer<CaseView>> Withdraw(WithdrawCase command, CancellationToken cancellationToken);

    [Alias("AttachEvidence")]
    Task<Answer<EvidenceView>> AttachEvidence(AttachEvidence command, CancellationToken cancellationToken);

    /// <param name="evidence">Id of the file: its SHA-256.</param>
    [ReadOnly, Alias("ReadEvidence")]
    Task<Answer<EvidenceContent>> ReadEvidence(Caller caller, string evidence, CancellationToken cancellationToken);
}

/// <summary>
/// One transfer. It is started through <see cref="Schools.ISchoolGrain.StartTransfer"/>, because the school has to hold a place.
/// </summary>
[Alias("sa.ITransferGrain")]
public interface ITransferGrain : ICaseGrain
{
    /// <summary>
    /// The student's record as the sending school keeps it (art. 15): sealed at the move, for that school and the authorities above it, masked
    /// like the record itself.
    /// </summary>
    [ReadOnly, Alias("ReadSnapshot")]
    Task<Answer<StudentView>> ReadSnapshot(ReadStudent query, CancellationToken cancellationToken);

    /// <summary>The sending school notes that it handed the paper file over.</summary>
    [Alias("HandOverFile")]
    Task<Answer<CaseView>> HandOverFile(HandOverFile command, CancellationToken cancellationToken);
}

/// <summary>One case other than a transfer; it is started through <see cref="ICaseDeskGrain.Start"/>.</summary>
[Alias("sa.IStatusChangeGrain")]
public interface IStatusChangeGrain : ICaseGrain
{
    /// <summary>
    /// The e-file of a child who has dropped out, as the county of household registration received it: for the offices that see the hand-over, masked
    /// like the record itself.
    /// </summary>
    [ReadOnly, Alias("ReadFile")]
    Task<Answer<StudentView>> ReadFile(ReadStudent query, CancellationToken cancellationToken);
}
