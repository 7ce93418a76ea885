using Orleans.Concurrency;
using StudentActors.Contracts.Calls;
using StudentActors.Domain.Accounts;

namespace StudentActors.Contracts.Students;

/// <summary>
/// One student's record; the key is the student's id. A student comes into being through
/// <see cref="Schools.ISchoolGrain.Enrol"/>, because the school has to give a place.
/// </summary>
[Alias("sa.IStudentGrain")]
public interface IStudentGrain : IGrainWithGuidKey
{
    /// <summary>The record, masked unless <see cref="ReadStudent.Reveal"/> is set. Outside the caller's office: <c>student.not-found</c>.</summary>
    [ReadOnly, Alias("Read")]
    Task<Answer<StudentView>> Read(ReadStudent query, CancellationToken cancellationToken);

    /// <summary>Changes basic data (art. 7). Refuses with <c>request.stale</c> when the version is not the present one.</summary>
    [Alias("UpdateBasicData")]
    Task<Answer<StudentView>> UpdateBasicData(UpdateBasicData command, CancellationToken cancellationToken);

    /// <summary>Events, oldest first, beginning after a sequence.</summary>
    [ReadOnly, Alias("ReadHistory")]
    Task<Answer<HistoryPage>> ReadHistory(Caller caller, int afterSequence, int limit, CancellationToken cancellationToken);

    /// <summary>Notes an attempt to bring an absent child back (劝返): while a dropout is looked into, and after it.</summary>
    [Alias("RecordPersuasion")]
    Task<Answer<StudentView>> RecordPersuasion(RecordPersuasion command, CancellationToken cancellationToken);
}
