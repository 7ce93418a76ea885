using System.Diagnostics.CodeAnalysis;

namespace StudentActors.Domain.Rules;

/// <summary>What a rule says of a command: a value, or a refusal.</summary>
public readonly struct Decision<T> where T : class
{
    private Decision(T? value, Refusal? refusal)
    {
        Value = value;
        Refusal = refusal;
    }

    public T? Value { get; }

    public Refusal? Refusal { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool Accepted => Refusal is null && Value is not null;

    public static implicit operator Decision<T>(T value) => new(value, null);

    public static implicit operator Decision<T>(Refusal refusal) => new(null, refusal);
}
