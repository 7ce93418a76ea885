using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;
using StudentActors.Domain.Dropouts;
using StudentActors.Domain.Students;
using StudentActors.Grains.Deadlines;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Sealing;

namespace StudentActors.Grains.Cases;

/// <summary>Stands in for a student whose e-file is to be handed over at a term's end: the case asks the student, who must not wait for it meanwhile.</summary>
[Alias("sa.IDropoutHandoverGrain")]
internal interface IDropoutHandoverGrain : IDeadlineOwner;

[StatelessWorker]
internal sealed class DropoutHandoverGrain(
    IRegistryStore store, RecordCodec codec, [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time) : Grain, IDropoutHandoverGrain
{
    public async Task<DateTimeOffset?> OnDeadline(string kind, int generation, CancellationToken cancellationToken)
    {
        var id = new StudentId(this.GetPrimaryKey());
        if (await store.FindStudentAsync(id, cancellationToken) is not { } stored)
        {
            return null;
        }

        var student = codec.OpenStudent(id, stored.Payload);
        if (DropoutHandovers.Of(student) is not [var deadline] || deadline.Generation != generation)
        {
            return null;
        }

        var now = time.GetUtcNow();
        if (now < deadline.DueAt)
        {
            return deadline.DueAt;
        }

        var present = DropoutHandovers.IdOf(student, DropoutHandovers.Ended(now));
        await GrainFactory.GetGrain<IStatusChangeStart>(present.Guid).StartHandover(id, cancellationToken);

        // The hand-over clears the deadline. Where the authority has refused it, the question is put again at the end of the next term.
        return DropoutHandovers.NextLook(now);
    }
}
