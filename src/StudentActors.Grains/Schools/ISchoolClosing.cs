using System.Collections.Immutable;
using Orleans.Concurrency;
using StudentActors.Contracts.Schools;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Grains.Deadlines;

namespace StudentActors.Grains.Schools;

/// <summary>
/// What a merger or closure asks of the two schools. Same grain and key as the school. Every request may come again and does nothing twice.
/// </summary>
[Alias("sa.ISchoolClosing")]
internal interface ISchoolClosing : IGrainWithStringKey
{
    /// <summary>Of the receiving school: why it could not take the classes, as far as can be told now.</summary>
    [AlwaysInterleave, Alias("ForeseeAbsorption")]
    Task<Refusal?> ForeseeAbsorption(Caller caller, AbsorptionOrder order, CancellationToken cancellationToken);

    /// <summary>Of the receiving school: keeps a place for each student and opens the classes that are missing.</summary>
    [AlwaysInterleave, Alias("BeginAbsorption")]
    Task<AbsorptionAnswer> BeginAbsorption(AbsorptionOrder order, CancellationToken cancellationToken);

    /// <summary>Of the receiving school: all have come.</summary>
    [AlwaysInterleave, Alias("EndAbsorption")]
    Task EndAbsorption(SchoolCode from, CancellationToken cancellationToken);

    /// <summary>Of the school that closes: nobody is left.</summary>
    [AlwaysInterleave, Alias("FinishClosing")]
    Task FinishClosing(CancellationToken cancellationToken);

    /// <summary>Of the school that was to close: it is not possible, and it is open again.</summary>
    [AlwaysInterleave, Alias("FailClosing")]
    Task FailClosing(string ruleId, CancellationToken cancellationToken);
}

/// <param name="Leaving">Classes with live students.</param>
/// <param name="Wanted">Where single classes are to go.</param>
/// <param name="Actor">Account on whose decision it happens.</param>
[GenerateSerializer, Immutable, Alias("sa.AbsorptionOrder")]
internal sealed record AbsorptionOrder(
    [property: Id(0)] SchoolCode From,
    [property: Id(1)] ImmutableArray<LeavingClassOrder> Leaving,
    [property: Id(2)] ImmutableArray<ClassMoveView> Wanted,
    [property: Id(3)] string Actor);

/// <param name="Students">Live students.</param>
[GenerateSerializer, Immutable, Alias("sa.LeavingClassOrder")]
internal sealed record LeavingClassOrder(
    [property: Id(0)] ClassId Class, [property: Id(1)] int Capacity, [property: Id(2)] int StageYears, [property: Id(3)] int Students);

/// <param name="Classes">For each class that leaves the one that it goes to.</param>
/// <param name="Authority">Home authority of the receiving school.</param>
[GenerateSerializer, Immutable, Alias("sa.AbsorptionAnswer")]
internal sealed record AbsorptionAnswer(
    [property: Id(0)] Refusal? Refusal, [property: Id(1)] ImmutableArray<ClassMoveView> Classes, [property: Id(2)] AuthorityCode Authority);

/// <summary>
/// Drives the merger or closure of one school to its end, and hears its other deadlines. Key: the school's record id, which owns them.
/// </summary>
[Alias("sa.ISchoolClosingGrain")]
internal interface ISchoolClosingGrain : IDeadlineOwner
{
    /// <summary>Begins at once; if nothing comes of it, the deadline takes it up.</summary>
    [OneWay, Alias("Drive")]
    Task Drive();
}
