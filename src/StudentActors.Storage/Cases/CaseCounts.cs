using StudentActors.Domain.Cases;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;

namespace StudentActors.Storage.Cases;

/// <summary>Overdue steps of one authority (its own and its schools'), one party and one type of case.</summary>
/// <param name="Oldest">The earliest moment at which one of them should have been decided.</param>
/// <param name="Escalated">How many have been brought before an authority above.</param>
public sealed record OverdueCount(
    AuthorityCode Authority, CaseParty Party, CaseType Type, int Count, DateTimeOffset Oldest, int Escalated);

/// <summary>Open cases of one type that were started in one province.</summary>
public sealed record OpenCaseCount(AuthorityCode Province, CaseType Type, int Open, int Overdue);

/// <summary>Places of one class that unfinished cases keep.</summary>
public sealed record HeldPlaceCount(ClassId Class, int Count);
