using Orleans;
using Orleans.Runtime;

namespace StudentActors.Storage.Tests.Cluster;

internal sealed class NotebookGrain(
    [PersistentState("notebook", ClusterDatabase.StateStorage)] IPersistentState<GrainStateTests.Note> note) : Grain, INotebookGrain, IRemindable
{
    public async Task<int> Add()
    {
        note.State.Number++;
        await note.WriteStateAsync();
        return note.State.Number;
    }

    public Task Remind(string name) => this.RegisterOrUpdateReminder(name, TimeSpan.FromDays(300), TimeSpan.FromMinutes(5));

    public async Task<IReadOnlyList<string>> Reminders() => [.. (await this.GetReminders()).Select(reminder => reminder.ReminderName)];

    public async Task Forget(string name) => await this.UnregisterReminder((await this.GetReminder(name))!);

    public Task Close()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task ReceiveReminder(string reminderName, TickStatus status) => Task.CompletedTask;
}
