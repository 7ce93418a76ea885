using StudentActors.Domain.Cases;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;

namespace StudentActors.Storage.Cases;

/// <summary>Open steps of one authority (its own and its schools'), one party and one type of case.</summary>
/// <param name="Oldest">The earliest moment at which one of the overdue ones should have been decided.</param>
public sealed record HeldStepCount(
    AuthorityCode Authority, CaseParty Party, CaseType Type, long Open, long Overdue, DateTimeOffset? Oldest);

/// <summary>Open cases of one type that were started in one province.</summary>
public sealed record OpenCaseCount(AuthorityCode Province, CaseType Type, int Open, int Overdue);

/// <summary>Places of one class that unfinished cases keep.</summary>
public sealed record HeldPlaceCount(ClassId Class, int Count);
