using Orleans.Concurrency;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Cases;
using StudentActors.Domain.Accounts;

namespace StudentActors.Contracts.Schools;

/// <summary>One school: profile, classes, roster, and the way in for its students. Key: <see cref="GrainKeys.School"/>.</summary>
[Alias("sa.ISchoolGrain")]
public interface ISchoolGrain : IGrainWithStringKey
{
    [Alias("Open")]
    Task<Answer<SchoolView>> Open(OpenSchool command, CancellationToken cancellationToken);

    [ReadOnly, Alias("Read")]
    Task<Answer<SchoolView>> Read(Caller caller, CancellationToken cancellationToken);

    [Alias("OpenClass")]
    Task<Answer<ClassView>> OpenClass(OpenClass command, CancellationToken cancellationToken);

    [ReadOnly, Alias("ReadClasses")]
    Task<Answer<ClassList>> ReadClasses(Caller caller, CancellationToken cancellationToken);

    /// <summary>One page of the roster, masked.</summary>
    [ReadOnly, Alias("ReadRoster")]
    Task<Answer<RosterPage>> ReadRoster(ReadRoster query, CancellationToken cancellationToken);

    /// <summary>
    /// Enrols a student (art. 6): a place in the class, the record, its number and its claims, in one commit. Many enrolments of one school
    /// run at the same time.
    /// </summary>
    [AlwaysInterleave, Alias("Enrol")]
    Task<Answer<EnrolmentView>> Enrol(EnrolStudent command, CancellationToken cancellationToken);

    /// <summary>
    /// Starts a transfer to this school (art. 15): a place in the class is held until the case ends, the student is locked, and the next
    /// office gets its step.
    /// </summary>
    [AlwaysInterleave, Alias("StartTransfer")]
    Task<Answer<CaseView>> StartTransfer(StartTransfer command, CancellationToken cancellationToken);
}
