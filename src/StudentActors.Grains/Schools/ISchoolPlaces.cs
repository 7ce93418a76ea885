using Orleans.Concurrency;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Cases;
using StudentActors.Domain.Schools;
using StudentActors.Grains.Cases;

namespace StudentActors.Grains.Schools;

/// <summary>What cases have to do with a school's places. Same grain and key as the school.</summary>
[Alias("sa.ISchoolPlaces")]
internal interface ISchoolPlaces : IGrainWithStringKey
{
    /// <summary>Starts a case of one of the school's students that needs a place in another class, and holds that place.</summary>
    [AlwaysInterleave, Alias("StartStatusChange")]
    Task<Answer<CaseView>> StartStatusChange(StatusChangeOrder order, ClassId classId, CancellationToken cancellationToken);

    /// <summary>Lets a refused case go on, while a place in the class that it needs is held.</summary>
    [AlwaysInterleave, Alias("ReopenCase")]
    Task<Answer<CaseView>> ReopenCase(ReopenOrder order, ClassId classId, CancellationToken cancellationToken);

    /// <summary>
    /// A case has brought, taken or changed a student, or has given a place up: what the school remembers of its places is not to be trusted.
    /// </summary>
    [AlwaysInterleave, Alias("PlacesChanged")]
    Task PlacesChanged(CancellationToken cancellationToken);

    /// <summary>
    /// A case has taken a student away, seated one in the place that it kept here, or given that place up: no more places are taken than the school
    /// remembers, and perhaps fewer. It counts again before it turns anybody away or says how many there are, and soon; not for every move.
    /// </summary>
    /// <param name="shift">What changed in the school's counts; <c>null</c> when nothing did but the place.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [AlwaysInterleave, Alias("PlacesFreed")]
    Task PlacesFreed(SeatShift? shift, CancellationToken cancellationToken);
}
