using StudentActors.Host.Client;

namespace StudentActors.Host.Importing;

/// <summary>
/// Sends a roster and follows its import to the end. The key comes from the file, so that a run that was broken off is taken up again;
/// an import that had already ended is done anew, which changes nothing for rows that are in.
/// </summary>
internal sealed class ImportRun(RegistryClient registry, TimeProvider time)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(250);

    public async Task<ImportOperation> RunAsync(
        RosterFile file, string kind, string mode, Action<long, long?> progress, CancellationToken cancellationToken)
    {
        var operation = await StartAsync(file, kind, mode, cancellationToken);
        while (!operation.HasEnded)
        {
            progress(operation.Done, operation.Total);
            await Task.Delay(BetweenLooks, time, cancellationToken);
            operation = await registry.ReadOperationAsync(operation.Id, cancellationToken);
        }

        progress(operation.Done, operation.Total);
        return operation;
    }

    private async Task<ImportOperation> StartAsync(RosterFile file, string kind, string mode, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var key = file.IdempotencyKey(kind, mode, attempt);
            var (operation, replayed) = await registry.StartImportAsync(kind, mode, file.ContentType, file.Open, key, cancellationToken);
            if (!(replayed && operation.HasEnded))
            {
                return operation;
            }
        }
    }
}
