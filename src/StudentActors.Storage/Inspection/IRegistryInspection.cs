namespace StudentActors.Storage.Inspection;

/// <summary>Checks what must hold between the registry's tables. It only reads, in short statements, while the registry serves.</summary>
public interface IRegistryInspection
{
    /// <exception cref="Registry.RegistryUnavailableException">The database cannot be reached.</exception>
    Task<InspectionReport> InspectAsync(InspectionOptions options, CancellationToken cancellationToken);
}
