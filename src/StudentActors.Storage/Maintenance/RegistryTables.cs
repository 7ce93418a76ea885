using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using StudentActors.Domain.Schools;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Maintenance;

/// <summary>
/// A registry's tables for whoever inspects, repairs or re-seals them beside the registry: the same statements for both databases, which
/// differ in how an id and a time are written.
/// </summary>
public abstract class RegistryTables
{
    /// <summary>Product and version.</summary>
    public abstract string Product(DbConnection connection);

    /// <summary>The database's own clock.</summary>
    public abstract Task<DateTimeOffset> ReadClockAsync(DbConnection connection, CancellationToken cancellationToken);

    public abstract Task<DbConnection> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Begins a transaction in which every read sees the same moment.</summary>
    public abstract Task<DbTransaction> SnapshotAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>Begins a transaction that will write.</summary>
    public abstract Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>About how many rows a large table has; <c>null</c> where they can as well be counted.</summary>
    internal abstract Task<long?> EstimateAsync(string table, CancellationToken cancellationToken);

    /// <summary>Who holds the claims; those that nobody holds are left out.</summary>
    internal abstract Task<IReadOnlyDictionary<ClaimKey, Guid>> FindClaimsAsync(
        DbConnection connection, IReadOnlyList<ClaimKey> keys, CancellationToken cancellationToken);

    /// <summary>As <see cref="FindClaimsAsync"/>, without those that were taken for a unit which may not be committed yet.</summary>
    internal virtual Task<IReadOnlyDictionary<ClaimKey, Guid>> FindDecidedClaimsAsync(
        DbConnection connection, IReadOnlyList<ClaimKey> keys, CancellationToken cancellationToken) => FindClaimsAsync(connection, keys, cancellationToken);

    /// <summary>Those operations that were not taken for a unit which may not be committed yet.</summary>
    internal abstract Task<IReadOnlyList<Guid>> FindDecidedOperationsAsync(
        DbConnection connection, IReadOnlyList<Guid> ids, CancellationToken cancellationToken);

    /// <summary>Those students that there are.</summary>
    internal abstract Task<IReadOnlyList<Guid>> FindStudentsAsync(DbConnection connection, IReadOnlyList<Guid> ids, CancellationToken cancellationToken);

    /// <summary>Those events that there are.</summary>
    internal abstract Task<IReadOnlyList<(Guid Record, int Sequence)>> FindEventsAsync(
        DbConnection connection, IReadOnlyList<(Guid Record, int Sequence)> events, CancellationToken cancellationToken);

    /// <summary>Live students of schools, as far as they lie here; schools without any may be left out.</summary>
    internal abstract Task<IReadOnlyList<(SchoolCode School, long Students)>> CountLiveAsync(
        DbConnection connection, IReadOnlyList<SchoolCode> schools, CancellationToken cancellationToken);

    /// <summary>Runs a statement that writes at a key, unless others must not write there now; returns how many rows it changed.</summary>
    internal abstract Task<int> RepairAsync(
        DbConnection connection, Guid key, string sql, (string Name, object Value)[] values, CancellationToken cancellationToken);

    internal abstract Guid Id(DbDataReader row, int column);

    internal abstract object Value(Guid id);

    internal abstract DateTimeOffset Time(DbDataReader row, int column);

    internal abstract object Value(DateTimeOffset time);

    internal async Task<List<T>> ReadAsync<T>(
        string sql, IEnumerable<(string Name, object Value)> values, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        return await ReadAsync(connection, sql, values, read, cancellationToken);
    }

    internal async Task<List<T>> ReadAsync<T>(
        DbConnection connection, string sql, IEnumerable<(string Name, object Value)> values, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var command = Command(connection, sql, values);
        var rows = new List<T>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            rows.Add(read(reader));
        return rows;
    }

    internal async Task<int> WriteAsync(
        DbConnection connection, string sql, IEnumerable<(string Name, object Value)> values, CancellationToken cancellationToken)
    {
        await using var command = Command(connection, sql, values);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The same statement for many rows, which name their values alike; returns how many rows it changed.</summary>
    internal async Task<int> WriteEachAsync(
        DbConnection connection, string sql, IReadOnlyList<(string Name, object Value)[]> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
            return 0;
        await using var command = Command(connection, sql, rows[0]);
        await command.PrepareAsync(cancellationToken);
        var changed = 0;
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++)
                command.Parameters[i].Value = Column(row[i].Value);
            changed += await command.ExecuteNonQueryAsync(cancellationToken);
        }

        return changed;
    }

    [SuppressMessage("Security", "CA2100", Justification = "The texts are in embedded files.")]
    private DbCommand Command(DbConnection connection, string sql, IEnumerable<(string Name, object Value)> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = Column(value);
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private object Column(object value) => value switch
    {
        Guid id => Value(id),
        DateTimeOffset time => Value(time),
        _ => value,
    };
}
