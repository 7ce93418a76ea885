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
    private NpgsqlConnection? _connection;
    private NpgsqlCommand? _command;
    private CommitArrays? _arrays;

    public async Task<CommitOutcome?[]> CommitAsync(IReadOnlyList<CommitUnit> units, CancellationToken cancellationToken)
    {
        try
        {
            if (_command is null)
                await ConnectAsync(cancellationToken);
            _arrays!.Fill(units);
            await using var refusals = await _command!.ExecuteReaderAsync(cancellationToken);
            return await BatchRefusals.ReadAsync(refusals, units, cancellationToken);
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

    public CommitFailure Classify(Exception exception) => PostgreSqlFailure.Classify(exception);

    public async ValueTask DisposeAsync()
    {
        if (_command is not null)
            await _command.DisposeAsync();
        if (_connection is not null)
            await _connection.DisposeAsync();
        (_connection, _command, _arrays) = (null, null, null);
    }

    [SuppressMessage("Security", "CA2100", Justification = "Placeholders only.")]
    private async Task ConnectAsync(CancellationToken cancellationToken)
    {
        _connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var command = _connection.CreateCommand();
        var arrays = new CommitArrays(command);
        command.CommandText =
            $"SELECT * FROM registry_commit({string.Join(", ", Enumerable.Range(1, command.Parameters.Count).Select(i => $"${i}"))})";
        await command.PrepareAsync(cancellationToken);
        (_command, _arrays) = (command, arrays);
    }
}
