using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;
using StudentActors.Domain.StatusChanges;
using StudentActors.Domain.Students;
using StudentActors.Grains.Deadlines;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Sealing;

namespace StudentActors.Grains.Cases;

/// <summary>
/// Stands in for a student whose suspension is over: the case that follows locks the student, who must not be the one who waits for it.
/// </summary>
[Alias("sa.ISuspensionExpiryGrain")]
internal interface ISuspensionExpiryGrain : IDeadlineOwner;

[StatelessWorker]
internal sealed class SuspensionExpiryGrain(
    IRegistryStore store, RecordCodec codec, [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time) : Grain, ISuspensionExpiryGrain
{
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromDays(1);

    public async Task<DateTimeOffset?> OnDeadline(string kind, int generation, CancellationToken cancellationToken)
    {
        var id = new StudentId(this.GetPrimaryKey());
        if (await store.FindStudentAsync(id, cancellationToken) is not { } stored)
        {
            return null;
        }

        var student = codec.OpenStudent(id, stored.Payload);
        if (!SuspensionDeadlines.Of(student).Any(deadline => deadline.Kind == kind && deadline.Generation == generation))
        {
            return null;
        }

        await GrainFactory.GetGrain<IStatusChangeStart>(SuspensionExpiry.IdOf(student).Guid).StartExpiry(id, cancellationToken);

        // The lock has set the deadline anew. Where something was in the way, another open case perhaps, the question is put again.
        return time.GetUtcNow() + AskAgainAfter;
    }
}
