using System.Diagnostics.CodeAnalysis;
using Npgsql;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.PostgreSql;

/// <summary>
/// Runs single statements over pooled connections, prepared once on each, and tells a server that is away from everything else.
/// </summary>
internal sealed class PostgreSqlReader(NpgsqlDataSource dataSource)
{
    public async Task<T?> OneAsync<T>(
        string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
        where T : class
    {
        var rows = await AllAsync(sql, read, cancellationToken, parameters);
        return rows.Count > 0 ? rows[0] : null;
    }

    public async Task<List<T>> AllAsync<T>(
        string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
    {
        var all = new List<T>();
        await EachAsync(sql, row => all.Add(read(row)), cancellationToken, parameters);
        return all;
    }

    /// <summary>Returns the number of rows that the statement changed.</summary>
    public Task<int> EachAsync(
        string sql, Action<NpgsqlDataReader> read, CancellationToken cancellationToken, params NpgsqlParameter[] parameters) =>
        RunAsync(
            async connection =>
            {
                await using var command = await PrepareAsync(connection, sql, parameters, cancellationToken);
                await using var rows = await command.ExecuteReaderAsync(cancellationToken);
                while (await rows.ReadAsync(cancellationToken))
                    read(rows);
                return rows.RecordsAffected;
            },
            cancellationToken);

    public Task<int> ExecuteAsync(string sql, CancellationToken cancellationToken, params NpgsqlParameter[] parameters) =>
        EachAsync(sql, static _ => { }, cancellationToken, parameters);

    private async Task<T> RunAsync<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
            return await work(connection);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && PostgreSqlFailure.IsUnavailable(exception))
        {
            throw new RegistryUnavailableException("The registry's database is not available.", exception);
        }
    }

    [SuppressMessage("Security", "CA2100", Justification = "The texts are embedded files; values are parameters.")]
    private static async Task<NpgsqlCommand> PrepareAsync(
        NpgsqlConnection connection, string sql, NpgsqlParameter[] parameters, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddRange(parameters);
        await command.PrepareAsync(cancellationToken);
        return command;
    }
}
