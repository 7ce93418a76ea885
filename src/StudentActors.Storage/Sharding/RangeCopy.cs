using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Npgsql;

namespace StudentActors.Storage.Sharding;

/// <summary>Copies rows between two databases of one schema, over a connection to each.</summary>
internal sealed class RangeCopy(NpgsqlConnection source, NpgsqlConnection target, BucketMove move)
{
    private readonly Dictionary<string, string> _columns = [];

    /// <summary>Copies a table's rows whose keys lie in a range; those that are there already become like the source's.</summary>
    /// <param name="since">Only rows that transactions from this one on have written.</param>
    public async Task<long> CopyAsync(MovedTable table, KeyRange range, long? since, CancellationToken cancellationToken)
    {
        var columns = await ColumnsAsync(table, cancellationToken);
        var written = since is { } from
            ? string.Create(CultureInfo.InvariantCulture, $" AND ((xmin::text::bigint - {from}) & 4294967295) < 2147483648")
            : "";
        await using var transaction = await target.BeginTransactionAsync(cancellationToken);
        await RequireClosedAsync(cancellationToken);
        await ExecuteAsync($"CREATE TEMP TABLE incoming ON COMMIT DROP AS SELECT {columns} FROM {table.Name} WITH NO DATA", cancellationToken);
        await StreamAsync($"SELECT {columns} FROM {table.Name} WHERE {table.Key} {range}{written}", cancellationToken);
        var rows = await ExecuteAsync(Merge(table, columns), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return rows;
    }

    /// <summary>Deletes the target's rows of a range that the source has not.</summary>
    public async Task DeleteOthersAsync(MovedTable table, KeyRange range, CancellationToken cancellationToken)
    {
        await using var transaction = await target.BeginTransactionAsync(cancellationToken);
        await RequireClosedAsync(cancellationToken);
        await ExecuteAsync($"CREATE TEMP TABLE incoming ON COMMIT DROP AS SELECT {table.Identity} FROM {table.Name} WITH NO DATA", cancellationToken);
        await StreamAsync($"SELECT {table.Identity} FROM {table.Name} WHERE {table.Key} {range}", cancellationToken);
        await ExecuteAsync(
            $"DELETE FROM {table.Name} WHERE {table.Key} {range} AND ({table.Identity}) NOT IN (SELECT {table.Identity} FROM incoming)", cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Deletes the target's rows of a key that the source has not.</summary>
    public Task DeleteOthersAsync(MovedTable table, Guid key, CancellationToken cancellationToken) =>
        DeleteOthersAsync(table, new KeyRange(key, key), cancellationToken);

    /// <summary>How many rows of a range each side has.</summary>
    public async Task<(long Source, long Target)> CountAsync(MovedTable table, KeyRange range, CancellationToken cancellationToken)
    {
        var sql = $"SELECT count(*) FROM {table.Name} WHERE {table.Key} {range}";
        return (await CountAsync(source, sql, cancellationToken), await CountAsync(target, sql, cancellationToken));
    }

    // A mover that stood still while another one finished its work must not write over what has been written since.
    private async Task RequireClosedAsync(CancellationToken cancellationToken)
    {
        var closed = string.Create(
            CultureInfo.InvariantCulture,
            $"SELECT count(*) FROM (SELECT FROM closed_bucket WHERE bucket BETWEEN {move.First} AND {move.Last} AND move = {move.Id} FOR SHARE) AS closed");
        if (await CountAsync(target, closed, cancellationToken) != move.Last - move.First + 1)
            throw new ShardRefusedException("Another process has carried the move on.");
    }

    private static string Merge(MovedTable table, string columns)
    {
        if (table.IsEvents)
        {
            return $"INSERT INTO {table.Name} ({columns}, transaction) SELECT {columns}, -1 FROM incoming ORDER BY {table.Identity} "
                + "ON CONFLICT DO NOTHING";
        }

        var changed = columns.Split(", ").Except(table.Identity.Split(", ")).Select(column => $"{column} = excluded.{column}");
        return $"INSERT INTO {table.Name} ({columns}) SELECT {columns} FROM incoming ORDER BY {table.Identity} "
            + $"ON CONFLICT ({table.Identity}) DO UPDATE SET {string.Join(", ", changed)}";
    }

    private async Task StreamAsync(string select, CancellationToken cancellationToken)
    {
        await using var from = await source.BeginRawBinaryCopyAsync($"COPY ({select}) TO STDOUT (FORMAT BINARY)", cancellationToken);
        await using var into = await target.BeginRawBinaryCopyAsync("COPY incoming FROM STDIN (FORMAT BINARY)", cancellationToken);
        await from.CopyToAsync(into, cancellationToken);
    }

    private async Task<string> ColumnsAsync(MovedTable table, CancellationToken cancellationToken)
    {
        if (_columns.TryGetValue(table.Name, out var known))
            return known;
        var (ours, theirs) = (await ReadColumnsAsync(source, table, cancellationToken), await ReadColumnsAsync(target, table, cancellationToken));
        if (ours != theirs)
            throw new ShardRefusedException($"The table {table.Name} differs between the two databases. Migrate both.");
        return _columns[table.Name] = ours;
    }

    private static async Task<string> ReadColumnsAsync(NpgsqlConnection connection, MovedTable table, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "SELECT column_name FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = $1 ORDER BY column_name", connection)
        {
            Parameters = { new() { Value = table.Name } },
        };
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var columns = new List<string>();
        while (await rows.ReadAsync(cancellationToken))
            columns.Add(rows.GetString(0));
        return string.Join(", ", columns.Except(table.Leave.Split(", ")));
    }

    [SuppressMessage("Security", "CA2100", Justification = "Names of the schema's own tables and columns, and ids.")]
    private async Task<int> ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, target) { CommandTimeout = 0 };
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    [SuppressMessage("Security", "CA2100", Justification = "Names of the schema's own tables and columns, and ids.")]
    private static async Task<long> CountAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}

/// <summary>Keys from one to another, both included.</summary>
internal readonly record struct KeyRange(Guid First, Guid Last)
{
    public static KeyRange OfBuckets(byte first, byte last) => new(Key(first, 0x00, 0x00), Key(last, 0xFF, 0xFF));

    /// <summary>One of the equal parts of a bucket: of 1 or of 16.</summary>
    public static KeyRange OfPart(byte bucket, int part, int parts) => parts == 1
        ? OfBuckets(bucket, bucket)
        : new(Key(bucket, (byte)(part << 4), 0x00), Key(bucket, (byte)((part << 4) | 0x0F), 0xFF));

    /// <summary>As it stands in a condition.</summary>
    public override string ToString() => $"BETWEEN '{First:D}' AND '{Last:D}'";

    private static Guid Key(byte bucket, byte second, byte rest)
    {
        Span<byte> bytes = stackalloc byte[16];
        bytes.Fill(rest);
        (bytes[0], bytes[1]) = (bucket, second);
        return new Guid(bytes, bigEndian: true);
    }
}
