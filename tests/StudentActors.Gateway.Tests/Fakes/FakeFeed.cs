using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Changes;
using StudentActors.Contracts.Health;

namespace StudentActors.Gateway.Tests.Fakes;

internal sealed class FakeFeed : IChangeFeedGrain
{
    private readonly List<ReadChanges> _reads = [];

    public IReadOnlyList<ReadChanges> Reads => _reads;

    public Func<ReadChanges, Answer<ChangeList>> OnRead { get; set; } = _ => new ChangeList([], null, false);

    public Task<Answer<ChangeList>> Read(ReadChanges query, CancellationToken cancellationToken)
    {
        lock (_reads)
        {
            _reads.Add(query);
        }

        return Task.FromResult(OnRead(query));
    }
}

internal sealed class FakeHealth : IHealthGrain
{
    public Func<CancellationToken, Task> OnProbe { get; set; } = _ => Task.CompletedTask;

    public Task Probe(CancellationToken cancellationToken) => OnProbe(cancellationToken);
}
