using System.Data;
using System.Diagnostics.CodeAnalysis;
using Npgsql;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.PostgreSql;

/// <summary>
/// Commits batches over a connection of its own: one call of <c>registry_commit</c>, one round trip, one transaction. After a failure it
/// takes a new connection.
/// </summary>
internal sealed class PostgreSqlBatchCommitter(NpgsqlDataSource dataSource) : IBatchCommitter
{
    // Rows are always looked up by key. Left to itself, the server keeps the plans that it made while the tables were empty until it next
    // analyses them: on 100,000 students an update then took 95 ms instead of 4. It also locks rows in the order of the arrays this way.
    internal const string SessionSettings =
        """
        SET plan_cache_mode = force_generic_plan;
        SET enable_seqscan = off;
        SET enable_hashjoin = off;
        SET enable_mergejoin = off
        """;

    // A batch that trusts in vain is done twice; one refusal tells of more to come (a file imported again, an attempt at duplicates).
    private const int WaryBatches = 32;

    private NpgsqlConnection? _connection;
    private NpgsqlCommand? _command;
    private CommitArrays? _arrays;
    private int _wary;

    public async Task<CommitOutcome?[]> CommitAsync(IReadOnlyList<CommitUnit> units, CancellationToken cancellationToken)
    {
        try
        {
            if (_command is null)
                await ConnectAsync(cancellationToken);
            _arrays!.Fill(units, trusting: _wary == 0 && units.All(InsertsWhatIsNew));
            await using var refusals = await _command!.ExecuteReaderAsync(cancellationToken);
            var outcomes = await BatchRefusals.ReadAsync(refusals, units, cancellationToken);
            _wary = outcomes.All(static outcome => outcome is CommitOutcome.Committed) ? Math.Max(0, _wary - 1) : WaryBatches;
            return outcomes;
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
        finally
        {
            _arrays?.Clear();
        }
    }

    internal static string Call(int parameters) =>
        $"SELECT * FROM registry_commit({string.Join(", ", Enumerable.Range(1, parameters).Select(i => $"${i}"))})";

    // A record that is changed may already hold a claim that its unit names again.
    private static bool InsertsWhatIsNew(CommitUnit unit) => unit.Claims.Count == 0 || unit.Record.ExpectedVersion == 0;

    public CommitFailure Classify(Exception exception) => PostgreSqlFailure.Classify(exception);

    public async ValueTask DisposeAsync()
    {
        if (_command is not null)
            await _command.DisposeAsync();
        if (_connection is not null)
            await ReturnAsync(_connection);
        (_connection, _command, _arrays) = (null, null, null);
    }

    // To a pool that may not reset what it is given back: readers must not get these settings.
    private static async Task ReturnAsync(NpgsqlConnection connection)
    {
        await using (connection)
        {
            if (connection.State != ConnectionState.Open)
                return;
            try
            {
                await using var reset = new NpgsqlCommand("RESET ALL", connection) { CommandTimeout = 5 };
                await reset.ExecuteNonQueryAsync(CancellationToken.None);
            }
            catch (Exception e) when (e is NpgsqlException or InvalidOperationException)
            {
                // A connection that cannot be used any more is not given to anybody.
            }
        }
    }

    [SuppressMessage("Security", "CA2100", Justification = "Placeholders only.")]
    private async Task ConnectAsync(CancellationToken cancellationToken)
    {
        _connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var settings = new NpgsqlCommand(SessionSettings, _connection);
        await settings.ExecuteNonQueryAsync(cancellationToken);
        var command = _connection.CreateCommand();
        var arrays = new CommitArrays(command);
        command.CommandText = Call(command.Parameters.Count);
        await command.PrepareAsync(cancellationToken);
        (_command, _arrays) = (command, arrays);
    }
}
