using System.Diagnostics.CodeAnalysis;
using StudentActors.Domain.Rules;

namespace StudentActors.Contracts.Calls;

/// <summary>What a grain says: a value, or the refusal of a rule. Exceptions are for failures, never for refusals.</summary>
[GenerateSerializer, Immutable, Alias("sa.Answer`1")]
public sealed record Answer<T> where T : class
{
    [Id(0)]
    public T? Value { get; init; }

    [Id(1)]
    public Refusal? Refusal { get; init; }

    /// <summary>The operation had been done before; this is its first answer again.</summary>
    [Id(2)]
    public bool Replayed { get; init; }

    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool Accepted => Refusal is null && Value is not null;

    public static implicit operator Answer<T>(T value) => new() { Value = value };

    public static implicit operator Answer<T>(Refusal refusal) => new() { Refusal = refusal };
}
