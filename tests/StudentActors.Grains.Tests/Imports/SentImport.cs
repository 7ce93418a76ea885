using System.Text;
using Orleans;
using Orleans.Runtime;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Imports;
using StudentActors.Domain.Accounts;
using StudentActors.Grains.Tests.Samples;

namespace StudentActors.Grains.Tests.Imports;

/// <summary>An import as its sender holds it.</summary>
internal sealed class SentImport(ImportCluster cluster, Operation operation, Caller caller)
{
    private const int ChunkLength = 1000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public Guid Id => operation.Id;

    public IImportGrain Grain => cluster.Grains.GetGrain<IImportGrain>(operation.Id);

    public static SentImport New(ImportCluster cluster, Caller? caller = null, Operation? operation = null) =>
        new(cluster, operation ?? Operations.New(), caller ?? Staff.NationalOperator);

    public static Task<SentImport> SendAsync(ImportCluster cluster, string text, string mode = "commit") =>
        SendAsync(cluster, Encoding.UTF8.GetBytes(text), mode);

    public static async Task<SentImport> SendAsync(ImportCluster cluster, byte[] content, string mode = "commit", Caller? caller = null)
    {
        var import = New(cluster, caller);
        Assert.Null((await import.CreateAsync(mode)).Refusal);
        Assert.Null((await import.UploadAsync(content)).Refusal);
        return import;
    }

    public Task<Answer<OperationView>> CreateAsync(string mode = "commit", string kind = "students") =>
        Grain.Create(new CreateImport(caller, operation, kind, mode, "text/csv"), default);

    public async Task<Answer<OperationView>> UploadAsync(byte[] content)
    {
        var index = 0;
        foreach (var chunk in content.Chunk(ChunkLength))
        {
            Assert.Null((await Grain.Upload(caller, index++, chunk, default)).Refusal);
        }

        return await Grain.Start(caller, index, default);
    }

    public async Task<OperationView> ReadAsync() => (await Grain.Read(caller, default)).Value!;

    public Task<Answer<OperationView>> CancelAsync() => Grain.Cancel(caller, default);

    public Task<OperationView> UntilEndedAsync() =>
        UntilAsync(view => view.State is OperationState.Succeeded or OperationState.Failed or OperationState.Cancelled);

    /// <summary>Moves time and looks, until it is so.</summary>
    public async Task<OperationView> UntilAsync(Func<OperationView, bool> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var view = await ReadAsync();
            if (condition(view))
            {
                return view;
            }

            patience.Token.ThrowIfCancellationRequested();
            cluster.Time.Advance(TimeSpan.FromMilliseconds(100));
        }
    }

    public async Task<string> ReadErrorsAsync(bool chinese = false)
    {
        var text = new StringBuilder();
        string? token = null;
        do
        {
            var page = (await Grain.ReadErrors(caller, token, chinese, default)).Value!;
            text.Append(page.Csv);
            token = page.NextPageToken;
        }
        while (token is not null);
        return text.ToString();
    }

    public Task RemindAsync() => Grain.AsReference<IRemindable>().ReceiveReminder("import", default);
}
