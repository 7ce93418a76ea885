using StudentActors.Domain.Dropouts;
using StudentActors.Domain.StatusChanges;
using StudentActors.Grains.Cases;
using StudentActors.Grains.Schools;
using StudentActors.Grains.Students;
using StudentActors.Storage.Deadlines;

namespace StudentActors.Grains.Deadlines;

/// <summary>Finds the grain of a deadline's owner: the kind of record shows in its id.</summary>
internal static class DeadlineOwners
{
    private const int School = 0;
    private const int Student = 8;
    private const int Case = 9;

    /// <summary>The grain, or <c>null</c> where this version of the program knows none.</summary>
    public static IDeadlineOwner? Find(IGrainFactory grains, DeadlineKey deadline) => deadline.Owner.Version switch
    {
        School => grains.GetGrain<ISchoolClosingGrain>(deadline.Owner),
        Student when deadline.Kind == DropoutHandovers.Deadline => grains.GetGrain<IDropoutHandoverGrain>(deadline.Owner),
        Student when deadline.Kind == SuspensionDeadlines.Expired => grains.GetGrain<ISuspensionExpiryGrain>(deadline.Owner),
        Student => grains.GetGrain<IStudentDeadlines>(deadline.Owner),
        Case when CaseDeadlineKinds.IsTransfer(deadline.Kind) => grains.GetGrain<ITransferDeadlines>(deadline.Owner),
        Case => grains.GetGrain<IStatusChangeDeadlines>(deadline.Owner),
        _ => null,
    };
}
