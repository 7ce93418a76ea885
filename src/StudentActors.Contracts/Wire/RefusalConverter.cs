using StudentActors.Domain.Rules;

namespace StudentActors.Contracts.Wire;

/// <summary>A refusal on the wire: rule ids and paths. The texts come from the receiver's rule book.</summary>
[RegisterConverter]
public sealed class RefusalConverter : IConverter<Refusal, RefusalSurrogate>
{
    public Refusal ConvertFromSurrogate(in RefusalSurrogate surrogate)
    {
        var kind = surrogate.Kind;
        var faults = new Fault[surrogate.FaultRules.Length];
        for (var i = 0; i < faults.Length; i++)
        {
            faults[i] = new Fault(surrogate.FaultPaths[i], Find(surrogate.FaultRules[i], kind));
        }

        return new Refusal(Find(surrogate.Rule, kind), faults);
    }

    public RefusalSurrogate ConvertToSurrogate(in Refusal value) => new()
    {
        Rule = value.Rule.Id,
        Kind = value.Rule.Kind,
        FaultPaths = [.. value.Faults.Select(fault => fault.Path)],
        FaultRules = [.. value.Faults.Select(fault => fault.Rule.Id)],
    };

    // During a rolling upgrade a newer silo may refuse with a rule that this process does not know yet.
    private static Rule Find(string id, RefusalKind kind) => RuleBook.Find(id) ?? new Rule(id, kind, null, id, id);
}

[GenerateSerializer, Immutable, Alias("sa.wire.Refusal")]
public struct RefusalSurrogate
{
    [Id(0)]
    public string Rule;

    [Id(1)]
    public RefusalKind Kind;

    [Id(2)]
    public string[] FaultPaths;

    [Id(3)]
    public string[] FaultRules;
}
