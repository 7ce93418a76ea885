using StudentActors.Domain.Cases;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;

namespace StudentActors.Storage.Cases;

/// <summary>The cases of the registry, as they are looked for; they are written by <see cref="Registry.IRegistryStore"/>.</summary>
public interface ICaseStore
{
    Task<StoredCase?> FindCaseAsync(CaseId id, CancellationToken cancellationToken);

    /// <summary>One page of what waits for an office, oldest deadline first.</summary>
    Task<IReadOnlyList<StoredCase>> ReadTasksAsync(TaskQuery query, CancellationToken cancellationToken);

    /// <summary>One page of the cases that have not ended.</summary>
    Task<IReadOnlyList<StoredCase>> ListCasesAsync(CaseQuery query, CancellationToken cancellationToken);

    /// <summary>Steps that offices of a region hold, and of all below it.</summary>
    Task<IReadOnlyList<HeldStepCount>> CountHeldStepsAsync(AuthorityCode region, CancellationToken cancellationToken);

    /// <summary>All open cases of the nation, by province and type.</summary>
    Task<IReadOnlyList<OpenCaseCount>> CountOpenCasesAsync(CancellationToken cancellationToken);

    /// <summary>The unfinished cases that keep a place at a school.</summary>
    Task<IReadOnlyList<CaseKey>> ListCasesKeepingPlacesAsync(SchoolCode school, CancellationToken cancellationToken);

    /// <summary>Places of a school's classes that unfinished cases keep for students who do not sit there yet.</summary>
    Task<IReadOnlyList<HeldPlaceCount>> CountHeldPlacesAsync(SchoolCode school, CancellationToken cancellationToken);
}
