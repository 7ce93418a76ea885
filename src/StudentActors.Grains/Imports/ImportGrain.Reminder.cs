using StudentActors.Contracts.Imports;
using StudentActors.Domain.Rules;

namespace StudentActors.Grains.Imports;

/// <summary>
/// Every import has one reminder from its creation until its file is deleted. It is due when the import needs it next: to
/// give up an upload, to take up the work after a crash, to delete the file.
/// </summary>
internal sealed partial class ImportGrain
{
    private const string ReminderName = "import";

    private static readonly TimeSpan Heartbeat = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan SlowHeartbeat = TimeSpan.FromHours(1);

    /// <summary>The durable heartbeat: whatever the import waits for is taken up here after a restart.</summary>
    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        var state = await LoadAsync(CancellationToken.None);
        var now = _time.GetUtcNow();
        switch (state)
        {
            case { State: OperationState.Running }:
                if (_step.IsCompleted)
                {
                    GoOn(TimeSpan.Zero);
                }

                return;
            case { State: OperationState.Queued } when now >= state.CreatedAt + _options.UploadWithin:
                await EndAsync(OperationState.Failed, RuleBook.ImportIncomplete);
                return;
            case { EndedAt: { } endedAt } when now >= endedAt + _options.KeepFilesFor:
                await _chunks.DeleteAsync(CancellationToken.None);
                await _errorChunks.DeleteAsync(CancellationToken.None);
                await SaveAsync(state with { FilesDeleted = true });
                await RemoveReminderAsync();
                return;
            case null:
                await RemoveReminderAsync();
                return;
            default:
                await SetReminderAsync(state);
                return;
        }
    }

    // Due when the import's present state needs it; the period is only how often a tick that was lost is repeated.
    private async Task SetReminderAsync(ImportState state)
    {
        var now = _time.GetUtcNow();
        var (due, period) = state switch
        {
            { State: OperationState.Running } => (Heartbeat, Heartbeat),
            { EndedAt: { } endedAt } => (endedAt + _options.KeepFilesFor - now, SlowHeartbeat),
            _ => (state.CreatedAt + _options.UploadWithin - now, SlowHeartbeat),
        };
        await this.RegisterOrUpdateReminder(ReminderName, due > Heartbeat ? due : Heartbeat, period);
    }

    private async Task RemoveReminderAsync()
    {
        if (await this.GetReminder(ReminderName) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }
}
