using System.Collections.Concurrent;
using Npgsql;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Regions;
using StudentActors.Storage.Changes;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Sealing;

namespace StudentActors.Storage.Tests.Registry;

/// <summary>The feed's promise where transactions overlap: nothing is served that something older may still come before.</summary>
public sealed class PostgreSqlFeedTests(PostgreSqlRegistryDatabase database) : IClassFixture<PostgreSqlRegistryDatabase>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IRegistryStore Store => database.Store;

    [Fact]
    public async Task A_change_waits_for_older_transactions_to_end()
    {
        var after = await Feed.EndAsync(Store, Token);
        var school = Schools.New();
        await using var slow = await SlowTransaction.BeginAsync(database.DataSource, Token);
        var (pupil, unit) = Pupil.New(school).Change();
        await Store.CommitAsync(unit, Token);
        var query = new ChangeQuery(after, [], Office.Of(school), 10);

        var meanwhile = await Store.ReadChangesAsync(query, Token);
        await slow.CommitAsync(Token);
        var afterwards = await Feed.ReadAsync(Store, query, Token);

        Assert.Empty(meanwhile.Changes);
        Assert.Equal(after, meanwhile.Next);
        Assert.Equal(pupil.Id, Assert.Single(afterwards).Record);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Slow_transactions_among_many_writers_lose_and_repeat_nothing(bool commit)
    {
        var after = await Feed.EndAsync(Store, Token);
        var school = Schools.New();
        IRegistryStore[] stores = [Store, database.Open(new GroupCommitOptions { Writers = 4 })];
        var written = new ConcurrentBag<Guid>();
        var writing = Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => WriteAsync(i), Token)));

        var heard = await Feed.FollowAsync(Store, new ChangeQuery(after, [], Office.Of(school), 20), writing, Token);

        Assert.Equal(written.Order(), heard.Select(change => change.Record).Order());
        Assert.Equal(heard.Select(change => (change.Position.Transaction, change.Position.Row)).Order(), heard.Select(change => (change.Position.Transaction, change.Position.Row)));

        // Every writer holds a transaction of its own open across its commits, and writes an event in it at the end.
        async Task WriteAsync(int writer)
        {
            for (var round = 0; round < 3; round++)
            {
                await using var slow = await SlowTransaction.BeginAsync(database.DataSource, Token);
                for (var i = 0; i < 4; i++)
                {
                    var (pupil, unit) = Pupil.New(school).Change(answer: Pupil.Answer());
                    Assert.IsType<CommitOutcome.Committed>(await stores[writer % stores.Length].CommitAsync(unit, Token));
                    written.Add(pupil.Id);
                }

                var late = await slow.WriteEventAsync(school, Token);
                if (!commit)
                    continue;
                await slow.CommitAsync(Token);
                written.Add(late);
            }
        }
    }

    [Fact]
    public async Task The_feed_goes_on_after_a_dump_was_restored_into_a_younger_server()
    {
        var school = Schools.New();
        var (before, first) = Pupil.New(school).Change();
        await Store.CommitAsync(first, Token);
        // What a restored dump looks like: the places are far beyond this server's transaction numbers.
        await database.ScalarAsync($"UPDATE event SET transaction = transaction + 1000000000 WHERE record = '{before.Id}' RETURNING 1");
        var key = new byte[KeyRing.KeyLength];

        await ((IRegistryMeta)Store).BindAsync(new KeyRing(key, [new DataKey(AuthorityCode.Nation, 1, key)]), Token);
        var (later, second) = Pupil.New(school).Change();
        await Store.CommitAsync(second, Token);

        var heard = await Feed.ReadAsync(Store, new ChangeQuery(null, [], Office.Of(school), 10), Token);
        Assert.Equal([before.Id, later.Id], heard.Select(change => change.Record));
    }

    private sealed class SlowTransaction(NpgsqlConnection connection, NpgsqlTransaction transaction) : IAsyncDisposable
    {
        public static async Task<SlowTransaction> BeginAsync(NpgsqlDataSource dataSource, CancellationToken cancellationToken)
        {
            var connection = await dataSource.OpenConnectionAsync(cancellationToken);
            var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await using var command = new NpgsqlCommand("SELECT pg_current_xact_id()", connection, transaction);
            await command.ExecuteScalarAsync(cancellationToken);
            return new SlowTransaction(connection, transaction);
        }

        public async Task<Guid> WriteEventAsync(Domain.Schools.SchoolCode school, CancellationToken cancellationToken)
        {
            var record = Guid.NewGuid();
            await using var command = new NpgsqlCommand(
                """
                INSERT INTO event (record, transaction, at, school, sequence, authority, record_kind, kind, actor, hash, payload)
                SELECT $1, pg_current_xact_id()::text::bigint
                    + coalesce((SELECT value::bigint FROM registry_meta WHERE name = 'feed_offset'), 0), now(), $2, 1, 990102, 1, 'late', 'a', '', ''
                """,
                connection,
                transaction);
            command.Parameters.Add(new() { Value = record });
            command.Parameters.Add(new() { Value = long.Parse(school.Value, System.Globalization.CultureInfo.InvariantCulture) });
            await command.ExecuteNonQueryAsync(cancellationToken);
            return record;
        }

        public Task CommitAsync(CancellationToken cancellationToken) => transaction.CommitAsync(cancellationToken);

        public async ValueTask DisposeAsync()
        {
            await transaction.DisposeAsync();
            await connection.DisposeAsync();
        }
    }
}
