using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Messaging;
using Orleans.Runtime;

namespace StudentActors.Storage.Tests.Cluster;

/// <summary>The membership table that silos agree through. Each test has a cluster of its own.</summary>
public abstract class MembershipTests(ClusterDatabase database) : IAsyncLifetime
{
    private static readonly DateTime Started = new(2026, 9, 1, 8, 0, 0, 123, DateTimeKind.Utc);

    private readonly string _clusterId = Guid.NewGuid().ToString("n");
    private IHost _silo = null!;
    private IMembershipTable _table = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await database.SiloAsync(Token);
        _silo = database.BuildSilo(_clusterId, "membership");
        _table = _silo.Services.GetRequiredService<IMembershipTable>();
        await _table.InitializeMembershipTableAsync(tryInitTableVersion: true, Token);
    }

    public ValueTask DisposeAsync()
    {
        _silo?.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_new_cluster_has_a_version_and_no_silo()
    {
        await _table.InitializeMembershipTableAsync(tryInitTableVersion: true, Token);

        var data = await _table.ReadAllAsync(Token);

        Assert.Empty(data.Members);
        Assert.Equal(0, data.Version.Version);
    }

    [Fact]
    public async Task A_silo_is_inserted_once_and_raises_the_version()
    {
        var entry = Silo(1);

        Assert.True(await InsertAsync(entry, seen: 0));
        Assert.False(await InsertAsync(entry, seen: 1));
        Assert.False(await InsertAsync(Silo(2), seen: 0));
        Assert.True(await InsertAsync(Silo(2), seen: 1));

        var all = await _table.ReadAllAsync(Token);
        var one = await _table.ReadRowAsync(entry.SiloAddress, Token);
        Assert.Equal(2, all.Version.Version);
        Assert.Equal(2, all.Members.Count);
        var read = Assert.Single(one.Members).Item1;
        Assert.Equal(
            (entry.SiloAddress, entry.SiloName, entry.HostName, entry.Status, entry.ProxyPort, entry.StartTime, entry.IAmAliveTime),
            (read.SiloAddress, read.SiloName, read.HostName, read.Status, read.ProxyPort, read.StartTime, read.IAmAliveTime));
        Assert.Empty(read.SuspectTimes ?? []);
    }

    [Fact]
    public async Task A_silo_is_updated_only_by_who_saw_the_latest_version()
    {
        var entry = Silo(1);
        await InsertAsync(entry, seen: 0);
        entry.Status = SiloStatus.Active;
        entry.AddSuspector(Silo(9).SiloAddress, Started.AddMinutes(3));

        Assert.True(await UpdateAsync(entry, seen: 1));
        Assert.False(await UpdateAsync(entry, seen: 1));
        Assert.False(await UpdateAsync(Silo(2), seen: 2));

        var data = await _table.ReadRowAsync(entry.SiloAddress, Token);
        Assert.Equal(2, data.Version.Version);
        var read = Assert.Single(data.Members).Item1;
        Assert.Equal(SiloStatus.Active, read.Status);
        var suspicion = Assert.Single(read.SuspectTimes!);
        Assert.Equal((Silo(9).SiloAddress, Started.AddMinutes(3)), (suspicion.Item1, suspicion.Item2));
    }

    [Fact]
    public async Task Of_many_silos_that_saw_one_version_exactly_one_joins()
    {
        var joined = await Task.WhenAll(Enumerable.Range(1, 8).Select(i => Task.Run(() => InsertAsync(Silo(i), seen: 0), Token)));

        Assert.Single(joined, true);
        var data = await _table.ReadAllAsync(Token);
        Assert.Single(data.Members);
        Assert.Equal(1, data.Version.Version);
    }

    [Fact]
    public async Task I_am_alive_changes_the_time_and_not_the_version()
    {
        var entry = Silo(1);
        await InsertAsync(entry, seen: 0);
        entry.IAmAliveTime = Started.AddMinutes(5);

        await _table.UpdateIAmAliveAsync(entry, Token);

        var data = await _table.ReadRowAsync(entry.SiloAddress, Token);
        Assert.Equal(1, data.Version.Version);
        Assert.Equal(Started.AddMinutes(5), Assert.Single(data.Members).Item1.IAmAliveTime);
    }

    [Fact]
    public async Task Gateways_are_the_active_silos_that_have_one()
    {
        await InsertAsync(Silo(1, SiloStatus.Active), seen: 0);
        await InsertAsync(Silo(2, SiloStatus.Dead), seen: 1);
        await InsertAsync(Silo(3, SiloStatus.Active, proxyPort: 0), seen: 2);
        using var client = database.BuildClient(_clusterId, "membership");
        var gateways = client.Services.GetRequiredService<IGatewayListProvider>();
        await gateways.InitializeGatewayListProviderAsync(Token);

        var found = await gateways.GetGatewaysAsync(Token);

        Assert.Equal(30_001, Assert.Single(found).Port);
    }

    [Fact]
    public async Task Clean_up_removes_silos_long_dead_and_no_others()
    {
        await InsertAsync(Silo(1, SiloStatus.Dead), seen: 0);
        await InsertAsync(Silo(2, SiloStatus.Active), seen: 1);
        var lately = Silo(3, SiloStatus.Dead);
        lately.IAmAliveTime = Started.AddDays(2);
        await InsertAsync(lately, seen: 2);
        var suspected = Silo(4);
        await InsertAsync(suspected, seen: 3);
        suspected.Status = SiloStatus.Dead;
        suspected.AddSuspector(Silo(2).SiloAddress, Started.AddMinutes(1));
        await UpdateAsync(suspected, seen: 4);

        await _table.CleanupDefunctSiloEntriesAsync(Started.AddDays(1), Token);

        var left = await _table.ReadAllAsync(Token);
        Assert.Equal([11_002, 11_003], left.Members.Select(member => member.Item1.SiloAddress.Endpoint.Port).Order());
    }

    [Fact]
    public async Task A_deleted_cluster_leaves_no_silo()
    {
        await InsertAsync(Silo(1), seen: 0);

        await _table.DeleteMembershipTableEntriesAsync(_clusterId, Token);
        await _table.InitializeMembershipTableAsync(tryInitTableVersion: true, Token);

        var data = await _table.ReadAllAsync(Token);
        Assert.Empty(data.Members);
        Assert.Equal(0, data.Version.Version);
    }

    private static MembershipEntry Silo(int number, SiloStatus status = SiloStatus.Joining, int? proxyPort = null) => new()
    {
        SiloAddress = SiloAddress.New(IPAddress.Loopback, 11_000 + number, generation: number),
        SiloName = $"silo-{number}",
        HostName = "localhost",
        Status = status,
        ProxyPort = proxyPort ?? 30_000 + number,
        StartTime = Started,
        IAmAliveTime = Started,
    };

    private static TableVersion Seen(int version) => new(version, version.ToString(CultureInfo.InvariantCulture));

    private Task<bool> InsertAsync(MembershipEntry entry, int seen) => _table.InsertRowAsync(entry, Seen(seen), Token);

    private Task<bool> UpdateAsync(MembershipEntry entry, int seen) => _table.UpdateRowAsync(entry, Seen(seen).VersionEtag, Seen(seen), Token);
}
