using System.Collections.Immutable;
using StudentActors.Contracts.Calls;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Schools;

namespace StudentActors.Contracts.Schools;

/// <param name="Into">The school that takes the students; <c>null</c> for a closure.</param>
/// <param name="Archive">For a closure: who keeps the files.</param>
[GenerateSerializer, Immutable, Alias("sa.ProposeClosing")]
public sealed record ProposeClosing(
    [property: Id(0)] Caller Caller,
    [property: Id(1)] Operation Operation,
    [property: Id(2)] SchoolCode? Into,
    [property: Id(3)] ImmutableArray<ClassPair> Classes,
    [property: Id(4)] string? Reason,
    [property: Id(5)] string? Archive);

/// <summary>Where one class goes, as it was sent.</summary>
[GenerateSerializer, Immutable, Alias("sa.ClassPair")]
public sealed record ClassPair([property: Id(0)] string? From, [property: Id(1)] string? To);

[GenerateSerializer, Immutable, Alias("sa.DecideClosing")]
public sealed record DecideClosing(
    [property: Id(0)] Caller Caller, [property: Id(1)] Operation Operation, [property: Id(2)] CaseDecision Decision);
