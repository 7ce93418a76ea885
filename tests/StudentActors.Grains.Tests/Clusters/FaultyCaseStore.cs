using StudentActors.Domain.Cases;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;
using StudentActors.Storage.Cases;

namespace StudentActors.Grains.Tests.Clusters;

/// <summary>Cases that cannot be read while the registry's store is down.</summary>
internal sealed class FaultyCaseStore(ICaseStore inner, FaultyRegistryStore registry) : ICaseStore
{
    public Task<StoredCase?> FindCaseAsync(CaseId id, CancellationToken cancellationToken) =>
        Do(() => inner.FindCaseAsync(id, cancellationToken));

    public Task<IReadOnlyList<StoredCase>> ReadTasksAsync(TaskQuery query, CancellationToken cancellationToken) =>
        Do(() => inner.ReadTasksAsync(query, cancellationToken));

    public Task<IReadOnlyList<StoredCase>> ListCasesAsync(CaseQuery query, CancellationToken cancellationToken) =>
        Do(() => inner.ListCasesAsync(query, cancellationToken));

    public Task<IReadOnlyList<HeldStepCount>> CountHeldStepsAsync(AuthorityCode region, CancellationToken cancellationToken) =>
        Do(() => inner.CountHeldStepsAsync(region, cancellationToken));

    public Task<IReadOnlyList<OpenCaseCount>> CountOpenCasesAsync(CancellationToken cancellationToken) =>
        Do(() => inner.CountOpenCasesAsync(cancellationToken));

    public Task<IReadOnlyList<HeldPlaceCount>> CountHeldPlacesAsync(SchoolCode school, CancellationToken cancellationToken) =>
        Do(() => inner.CountHeldPlacesAsync(school, cancellationToken));

    public Task<IReadOnlyList<CaseKey>> ListCasesKeepingPlacesAsync(SchoolCode school, CancellationToken cancellationToken) =>
        Do(() => inner.ListCasesKeepingPlacesAsync(school, cancellationToken));

    private Task<T> Do<T>(Func<Task<T>> call) => registry.Down ? Task.FromException<T>(registry.Failure()) : call();
}
