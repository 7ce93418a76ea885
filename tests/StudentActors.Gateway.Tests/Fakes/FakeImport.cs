using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Imports;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Rules;

namespace StudentActors.Gateway.Tests.Fakes;

/// <summary>An import that keeps what it is sent.</summary>
internal sealed class FakeImport : IImportGrain
{
    private CreateImport? _created;
    private bool _started;

    public SortedDictionary<int, byte[]> Chunks { get; } = [];

    public CreateImport? Created => _created;

    public int? StartedWith { get; private set; }

    public bool Cancelled { get; private set; }

    public Func<OperationView, OperationView> Shape { get; set; } = view => view;

    public Func<string?, bool, Answer<ErrorFilePage>> OnErrors { get; set; } = (_, _) => Refusal.Of(RuleBook.OperationNotFound);

    public byte[] File => [.. Chunks.SelectMany(chunk => chunk.Value)];

    public Task<Answer<OperationView>> Create(CreateImport command, CancellationToken cancellationToken)
    {
        if (_created is { } first)
        {
            return Task.FromResult(first.Operation.RequestHash.AsSpan().SequenceEqual(command.Operation.RequestHash)
                ? new Answer<OperationView> { Value = View(), Replayed = true }
                : Refusal.Of(RuleBook.IdempotencyConflict));
        }

        _created = command;
        return Task.FromResult<Answer<OperationView>>(View());
    }

    public Task<Answer<OperationView>> Upload(Caller caller, int index, byte[] chunk, CancellationToken cancellationToken)
    {
        Chunks[index] = [.. chunk];
        return Task.FromResult<Answer<OperationView>>(View());
    }

    public Task<Answer<OperationView>> Start(Caller caller, int chunks, CancellationToken cancellationToken)
    {
        _started = true;
        StartedWith = chunks;
        return Task.FromResult<Answer<OperationView>>(View());
    }

    public Task<Answer<OperationView>> Read(Caller caller, CancellationToken cancellationToken) =>
        Task.FromResult(_created is null ? Refusal.Of(RuleBook.OperationNotFound) : (Answer<OperationView>)View());

    public Task<Answer<OperationView>> Cancel(Caller caller, CancellationToken cancellationToken)
    {
        Cancelled = true;
        return Task.FromResult<Answer<OperationView>>(View());
    }

    public Task<Answer<ErrorFilePage>> ReadErrors(Caller caller, string? pageToken, bool chinese, CancellationToken cancellationToken) =>
        Task.FromResult(OnErrors(pageToken, chinese));

    private OperationView View() => Shape(new OperationView
    {
        Id = _created!.Operation.Id,
        State = Cancelled ? OperationState.Cancelled : _started ? OperationState.Running : OperationState.Queued,
        Done = 0,
        Rejected = 0,
    });
}
