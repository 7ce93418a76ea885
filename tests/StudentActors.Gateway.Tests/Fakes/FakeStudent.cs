using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Students;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Rules;

namespace StudentActors.Gateway.Tests.Fakes;

/// <summary>Any student's record, as the test says.</summary>
internal sealed class FakeStudent : IStudentGrain
{
    public Func<ReadStudent, Answer<StudentView>> OnRead { get; set; } = _ => Refusal.Of(RuleBook.StudentNotFound);

    public Func<UpdateBasicData, Answer<StudentView>> OnUpdate { get; set; } = _ => Refusal.Of(RuleBook.StudentNotFound);

    public Func<int, int, Answer<HistoryPage>> OnHistory { get; set; } = (_, _) => Refusal.Of(RuleBook.StudentNotFound);

    public Func<RecordPersuasion, Answer<StudentView>> OnPersuasion { get; set; } = _ => Refusal.Of(RuleBook.StudentNotFound);

    public Task<Answer<StudentView>> RecordPersuasion(RecordPersuasion command, CancellationToken cancellationToken) =>
        Task.FromResult(OnPersuasion(command));

    public Task<Answer<StudentView>> Read(ReadStudent query, CancellationToken cancellationToken) => Task.FromResult(OnRead(query));

    public Task<Answer<StudentView>> UpdateBasicData(UpdateBasicData command, CancellationToken cancellationToken) =>
        Task.FromResult(OnUpdate(command));

    public Task<Answer<HistoryPage>> ReadHistory(Caller caller, int afterSequence, int limit, CancellationToken cancellationToken) =>
        Task.FromResult(OnHistory(afterSequence, limit));
}

internal sealed class FakeDirectory : IStudentDirectoryGrain
{
    public Func<LookUpStudent, Answer<StudentView>> OnFind { get; set; } = _ => Refusal.Of(RuleBook.StudentNotFound);

    public Task<Answer<StudentView>> Find(LookUpStudent query, CancellationToken cancellationToken) => Task.FromResult(OnFind(query));
}
