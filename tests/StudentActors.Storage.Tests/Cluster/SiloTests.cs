using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;

namespace StudentActors.Storage.Tests.Cluster;

/// <summary>A whole silo living on the tables.</summary>
public abstract class SiloTests(ClusterDatabase database)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_grain_keeps_its_state_and_reminders_when_it_leaves_memory()
    {
        var silo = await database.SiloAsync(Token);
        var grain = silo.Services.GetRequiredService<IGrainFactory>().GetGrain<INotebookGrain>($"N-{Guid.NewGuid():n}");

        await grain.Add();
        await grain.Remind("spring");
        await grain.Remind("autumn");
        await grain.Close();
        await grain.Forget("spring");

        Assert.Equal(2, await grain.Add());
        Assert.Equal(["autumn"], await grain.Reminders());
    }

    [Fact]
    public async Task A_second_silo_joins_and_leaves()
    {
        var first = await database.SiloAsync(Token);
        var table = first.Services.GetRequiredService<IMembershipTable>();
        using var second = database.BuildSilo("shared", "shared");
        var address = second.Services.GetRequiredService<ILocalSiloDetails>().SiloAddress;

        await second.StartAsync(Token);
        var joined = await table.ReadRowAsync(address, Token);
        await second.StopAsync(Token);
        var left = await table.ReadRowAsync(address, Token);

        Assert.Equal(SiloStatus.Active, Assert.Single(joined.Members).Item1.Status);
        Assert.Equal(SiloStatus.Dead, Assert.Single(left.Members).Item1.Status);
        Assert.True(left.Version.Version > joined.Version.Version);
    }
}
