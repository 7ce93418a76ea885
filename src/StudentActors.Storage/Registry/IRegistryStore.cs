using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Storage.Changes;
using StudentActors.Storage.Schools;
using StudentActors.Storage.Students;

namespace StudentActors.Storage.Registry;

/// <summary>
/// The registry's durable memory. Every method throws <see cref="RegistryUnavailableException"/> when the database cannot be reached.
/// Implementations pass one conformance suite.
/// </summary>
public interface IRegistryStore
{
    /// <summary>
    /// Commits a unit: all of it or nothing. Returns once the outcome is durable. Units of concurrent callers share transactions;
    /// a unit that fails leaves its neighbours committed.
    /// </summary>
    Task<CommitOutcome> CommitAsync(CommitUnit unit, CancellationToken cancellationToken);

    /// <summary>Commits many units at once, each on its own merits; outcomes stand in the units' order.</summary>
    Task<IReadOnlyList<CommitOutcome>> CommitManyAsync(IReadOnlyList<CommitUnit> units, CancellationToken cancellationToken);

    /// <summary>
    /// Completes once every commit that was on its way when this was called has ended: what is read afterwards shows all that was decided by an
    /// older state. <c>false</c> when one of them is still on its way after so long.
    /// </summary>
    Task<bool> OutlastCommitsAsync(TimeSpan atMost, CancellationToken cancellationToken);

    Task<StoredStudent?> FindStudentAsync(StudentId id, CancellationToken cancellationToken);

    Task<StoredSchool?> FindSchoolAsync(SchoolCode code, CancellationToken cancellationToken);

    /// <summary>The record that holds a claim.</summary>
    Task<Guid?> FindClaimAsync(ClaimKey key, CancellationToken cancellationToken);

    Task<StoredAnswer?> FindAnswerAsync(Guid operation, CancellationToken cancellationToken);

    /// <summary>
    /// Takes an operation for a subject that is not a registry record (an account, an import). Returns <c>null</c> when it was free, else
    /// what took it before.
    /// </summary>
    Task<StoredAnswer?> TakeOperationAsync(AnswerWrite operation, Guid subject, CancellationToken cancellationToken);

    /// <summary>A record's events in order, beginning after a sequence.</summary>
    Task<IReadOnlyList<StoredEvent>> ReadEventsAsync(Guid record, int afterSequence, int limit, CancellationToken cancellationToken);

    /// <summary>One page of a school's roster, ordered by class and id.</summary>
    Task<IReadOnlyList<StoredStudent>> ReadRosterAsync(RosterQuery query, CancellationToken cancellationToken);

    /// <summary>Students of a school counted by class, sex and status.</summary>
    Task<IReadOnlyList<HeadCount>> CountSchoolAsync(SchoolCode school, CancellationToken cancellationToken);

    /// <summary>Students of all schools of one home authority (not of those below it), counted by school, class, sex and status.</summary>
    Task<IReadOnlyList<SchoolHeadCount>> CountAuthorityAsync(AuthorityCode authority, CancellationToken cancellationToken);

    /// <summary>One page of the schools of one home authority (not of those below it), ordered by code.</summary>
    Task<IReadOnlyList<StoredSchool>> ListSchoolsAsync(
        AuthorityCode authority, SchoolCode? after, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// One page of the schools of a region, and of all below it, that are late with something, ordered by authority and code.
    /// </summary>
    Task<IReadOnlyList<StoredSchool>> ListSchoolsOwingAsync(
        SchoolDebts debt, AuthorityCode region, SchoolPosition? after, int limit, CancellationToken cancellationToken);

    /// <summary>Events in commit order, without gaps or repeats, from a position.</summary>
    Task<ChangePage> ReadChangesAsync(ChangeQuery query, CancellationToken cancellationToken);

    /// <summary>Completes when the database can be written to; throws <see cref="RegistryUnavailableException"/> otherwise.</summary>
    Task ProbeAsync(CancellationToken cancellationToken);
}
