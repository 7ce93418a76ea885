using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Storage;
using StudentActors.Contracts;
using StudentActors.Contracts.Accounts;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Health;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Grains.Accounts;
using StudentActors.Grains.Tests.Clusters;
using StudentActors.Grains.Tests.Samples;

namespace StudentActors.Grains.Tests.Calls;

public sealed class StorageFailureTests(RegistryCluster cluster) : IClassFixture<RegistryCluster>
{
    [Fact]
    public async Task Whatever_a_driver_throws_becomes_the_one_failure_that_callers_know()
    {
        var usual = cluster.Store.Failure;
        cluster.Store.Failure = () => new InvalidOperationException("wrapped", new SqliteException("database is locked", 5));
        cluster.Store.Down = true;

        var failure = await Assert.ThrowsAsync<RegistryUnavailableException>(
            () => cluster.Grains.GetGrain<IHealthGrain>(0).Probe(default));

        cluster.Store.Down = false;
        cluster.Store.Failure = usual;
        Assert.Null(failure.InnerException);
    }

    [Fact]
    public async Task A_state_that_somebody_else_has_written_fails_the_write_and_is_read_again()
    {
        var name = $"user.{Guid.NewGuid():N}";
        var account = cluster.Grains.GetGrain<IAccountGrain>(GrainKeys.Account(name));
        var first = cluster.Grains.GetGrain<IFirstOperator>(GrainKeys.Account(name));
        await first.Create("管理员", "the first password", default);
        await WriteBehindTheGrainAsync(account.GetGrainId());

        var self = new Caller(name, Role.Operator, Office.Nation);
        await Assert.ThrowsAsync<RegistryUnavailableException>(
            () => account.ChangePassword(self, "the first password", "another password", default));
        var view = (await account.Read(self, default)).Value!;

        Assert.Equal("另一名称", view.DisplayName);
    }

    [Fact]
    public async Task While_the_grain_storage_is_away_calls_fail_and_afterwards_they_work()
    {
        var policy = cluster.Grains.GetGrain<Contracts.Regions.IRegionGrain>(GrainKeys.Region(AuthorityCode.Parse("410102")));
        cluster.StateStorageDown = true;

        await Assert.ThrowsAsync<RegistryUnavailableException>(() => policy.ReadPolicy(Staff.NationalOperator, default));

        cluster.StateStorageDown = false;
        Assert.Null((await policy.ReadPolicy(Staff.NationalOperator, default)).Refusal);
    }

    private async Task WriteBehindTheGrainAsync(GrainId id)
    {
        var storage = cluster.Cluster.GetSiloServiceProvider().GetRequiredKeyedService<IGrainStorage>(GrainStorage.Name);
        var state = new GrainState<AccountState>();
        await storage.ReadStateAsync("account", id, state, CancellationToken.None);
        state.State = state.State! with { DisplayName = "另一名称" };
        await storage.WriteStateAsync("account", id, state, CancellationToken.None);
    }
}
