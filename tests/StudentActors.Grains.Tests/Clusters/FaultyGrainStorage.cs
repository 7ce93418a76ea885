using Microsoft.Data.Sqlite;
using Orleans.Runtime;
using Orleans.Storage;

namespace StudentActors.Grains.Tests.Clusters;

/// <summary>A grain storage that fails when a test says so.</summary>
internal sealed class FaultyGrainStorage(IGrainStorage inner, Func<bool> down) : IGrainStorage
{
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        Do(() => inner.ReadStateAsync(stateName, grainId, grainState, CancellationToken.None));

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        Do(() => inner.WriteStateAsync(stateName, grainId, grainState, CancellationToken.None));

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        Do(() => inner.ClearStateAsync(stateName, grainId, grainState, CancellationToken.None));

    private Task Do(Func<Task> call) => down() ? Task.FromException(new SqliteException("disk I/O error", 10)) : call();
}
