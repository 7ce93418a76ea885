using Orleans;

namespace StudentActors.Storage.Tests.Cluster;

[Alias("StudentActors.Storage.Tests.INotebookGrain")]
public interface INotebookGrain : IGrainWithStringKey
{
    /// <summary>Adds one, durably, and returns the sum.</summary>
    [Alias("Add")]
    Task<int> Add();

    [Alias("Remind")]
    Task Remind(string name);

    [Alias("Reminders")]
    Task<IReadOnlyList<string>> Reminders();

    [Alias("Forget")]
    Task Forget(string name);

    /// <summary>Leaves memory.</summary>
    [Alias("Close")]
    Task Close();
}
