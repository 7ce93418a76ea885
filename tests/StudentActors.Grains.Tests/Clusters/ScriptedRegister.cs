using System.Collections.Concurrent;
using StudentActors.Domain.Identity;
using StudentActors.Domain.Students;
using StudentActors.Grains.Verification;

namespace StudentActors.Grains.Tests.Clusters;

/// <summary>A population register that says what a test tells it to, of each document by itself; by default it agrees.</summary>
internal sealed class ScriptedRegister : IPopulationRegister
{
    private readonly ConcurrentDictionary<string, Func<RegisterVerdict>> _answers = [];
    private readonly ConcurrentDictionary<string, int> _asked = [];

    public void Answer(string document, Func<RegisterVerdict> answer) => _answers[document] = answer;

    public int Asked(string document) => _asked.GetValueOrDefault(document);

    public Task<RegisterVerdict> AskAsync(KeyData person, CancellationToken cancellationToken)
    {
        var document = person.Document!.Number;
        _asked.AddOrUpdate(document, 1, (_, times) => times + 1);
        return Task.FromResult(_answers.TryGetValue(document, out var answer) ? answer() : RegisterVerdict.Agrees);
    }
}
