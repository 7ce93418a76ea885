using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using StudentActors.Domain.Students;
using StudentActors.Storage.Inspection;
using StudentActors.Storage.Maintenance;
using StudentActors.Storage.Migrations;
using StudentActors.Storage.PostgreSql;
using StudentActors.Storage.Registry;
using StudentActors.TestSupport.PostgreSql;

namespace StudentActors.Storage.Tests.Registry;

/// <summary>A store outlives its server.</summary>
public sealed class PostgreSqlRecoveryTests(MortalPostgres postgres) : IClassFixture<MortalPostgres>, IAsyncLifetime
{
    private readonly PostgresCluster _cluster = postgres.Cluster;
    private NpgsqlDataSource _dataSource = null!;
    private PostgreSqlRegistryStore _store = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(PostgresCluster.IsInstalled, "PostgreSQL is not installed on this machine.");
        _dataSource = NpgsqlDataSource.Create(await _cluster.CreateDatabaseAsync(Token));
        await new PostgreSqlMigrator(_dataSource, TimeProvider.System).UpAsync(Token);
        _store = new PostgreSqlRegistryStore(_dataSource, new GroupCommitOptions(), NullLogger<PostgreSqlRegistryStore>.Instance);
    }

    public async ValueTask DisposeAsync()
    {
        if (_store is not null)
            await _store.DisposeAsync();
        if (_dataSource is not null)
            await _dataSource.DisposeAsync();
    }

    [Fact]
    public async Task While_the_server_is_away_everything_says_so_and_afterwards_everything_works_again()
    {
        var (pupil, unit) = Pupil.New().Change();
        await _store.CommitAsync(unit, Token);
        await _cluster.StopAsync(cancellationToken: Token);

        await UnavailableAsync(() => _store.CommitAsync(Pupil.New().Change().Unit, Token));
        await UnavailableAsync(() => _store.CommitManyAsync([Pupil.New().Change().Unit, Pupil.New().Change().Unit], Token));
        await UnavailableAsync(() => _store.FindStudentAsync(new StudentId(pupil.Id), Token));
        await UnavailableAsync(() => _store.TakeOperationAsync(Pupil.Answer(), Guid.NewGuid(), Token));
        await UnavailableAsync(() => _store.ProbeAsync(Token));

        await _cluster.StartAsync(Token);
        Stored.Same(pupil.Stored, await _store.FindStudentAsync(new StudentId(pupil.Id), Token));
        Assert.IsType<CommitOutcome.Committed>(await RetryAsync(Pupil.New().Change().Unit));
        await _store.ProbeAsync(Token);
    }

    [Fact]
    public async Task Killed_under_load_the_server_keeps_every_acknowledged_unit_and_no_half_one()
    {
        const int Kills = 3;
        var acknowledged = new ConcurrentBag<CommitUnit>();
        var unknown = new ConcurrentBag<CommitUnit>();
        using var progress = new SemaphoreSlim(0);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var back = new TaskCompletionSource();
        var writers = Enumerable.Range(0, 32).Select(_ => Task.Run(WriteAsync, Token)).ToList();

        for (var kill = 1; kill <= Kills; kill++)
        {
            await AcknowledgedAsync(300);
            back = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _cluster.Kill();
            await _cluster.StartAsync(Token);
            back.SetResult();
        }

        await AcknowledgedAsync(100);
        await stop.CancelAsync();
        await Task.WhenAll(writers);

        Assert.NotEmpty(unknown);
        foreach (var unit in acknowledged)
            Assert.True(await IsWholeAsync(unit));
        foreach (var unit in unknown)
            await IsWholeAsync(unit);
        var inspection = new RegistryInspection(new PostgreSqlTables(_dataSource));
        Assert.Empty((await inspection.FollowChainsAsync(null, Token)).Broken);

        // These students' schools were never opened, and all are waited for to get the formal number that they have.
        Assert.DoesNotContain(await inspection.FindViolationsAsync(new InspectionScope(), Token), violation => violation.Invariant is not (Invariant.SchoolExists or Invariant.DeadlineIsNeeded));

        async Task WriteAsync()
        {
            while (!stop.IsCancellationRequested)
            {
                var (_, unit) = Pupil.New().Change(
                    [Pupil.Claim(ClaimKind.Document), Pupil.Claim(ClaimKind.Number)], Pupil.Answer(), [new DeadlineWrite("number.formal", Pupil.Noon, 1)]);
                try
                {
                    Assert.IsType<CommitOutcome.Committed>(await _store.CommitAsync(unit, Token));
                    acknowledged.Add(unit);
                    progress.Release();
                }
                catch (RegistryUnavailableException)
                {
                    unknown.Add(unit);
                    await back.Task;
                }
            }
        }

        async Task AcknowledgedAsync(int more)
        {
            for (var i = 0; i < more; i++)
                await progress.WaitAsync(Token);
        }
    }

    [Fact]
    public async Task A_retry_after_an_unknown_outcome_gets_the_true_answer()
    {
        var (pupil, unit) = Pupil.New().Change([Pupil.Claim(ClaimKind.Document)], Pupil.Answer());
        var first = _store.CommitAsync(unit, Token);
        _cluster.Kill();
        var outcome = await Record.ExceptionAsync(() => first);
        await _cluster.StartAsync(Token);

        var answer = await RetryAsync(unit);

        if (outcome is null)
            Assert.IsType<CommitOutcome.AnsweredBefore>(answer);
        else
            Assert.IsType<RegistryUnavailableException>(outcome);
        Assert.True(answer is CommitOutcome.Committed or CommitOutcome.AnsweredBefore);
        Stored.Same(pupil.Stored, await _store.FindStudentAsync(new StudentId(pupil.Id), Token));
    }

    /// <summary>Whether the unit is there; fails when half of it is.</summary>
    private async Task<bool> IsWholeAsync(CommitUnit unit)
    {
        var id = unit.Record.Id;
        var parts = new[]
        {
            await _store.FindStudentAsync(new StudentId(id), Token) is not null,
            (await _store.ReadEventsAsync(id, 0, 10, Token)).Count == 1,
            await _store.FindClaimAsync(unit.Claims[0].Key, Token) == id,
            await _store.FindClaimAsync(unit.Claims[1].Key, Token) == id,
            await _store.FindAnswerAsync(unit.Answer!.Operation.Id, Token) is not null,
        };
        return Assert.Single(parts.Distinct());
    }

    // Each writer may have to notice that its connection is gone.
    private async Task<CommitOutcome> RetryAsync(CommitUnit unit)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await _store.CommitAsync(unit, Token);
            }
            catch (RegistryUnavailableException) when (attempt < 3)
            {
            }
        }
    }

    private static Task<RegistryUnavailableException> UnavailableAsync(Func<Task> call) => Assert.ThrowsAsync<RegistryUnavailableException>(call);
}
