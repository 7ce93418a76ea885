using System.Collections;
using Npgsql;

namespace StudentActors.Benchmarks.Baselines.BulkInserts;

/// <summary>Rows of one table, cut into blocks of so many enrolments; a block is one array for each column.</summary>
internal sealed class TableRows
{
    private readonly TableColumns _columns;
    private readonly string _insert;
    private readonly List<Array[]> _blocks;

    private TableRows(TableColumns columns, List<Array[]> blocks, long count)
    {
        _columns = columns;
        _insert = columns.Insert;
        _blocks = blocks;
        Count = count;
    }

    public string Table => _columns.Table;

    public long Count { get; }

    public static async Task<TableRows> ReadAsync(NpgsqlDataSource database, TableColumns columns, int enrolments, int enrolmentsInBlock)
    {
#pragma warning disable CA2100 // names from the catalogue
        await using var command = database.CreateCommand(columns.Select);
#pragma warning restore CA2100
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync();
        var values = Enumerable.Range(0, reader.FieldCount)
            .Select(column => (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(reader.GetFieldType(column)))!)
            .ToArray();
        while (await reader.ReadAsync())
        {
            for (var column = 0; column < values.Length; column++)
            {
                values[column].Add(reader.GetValue(column));
            }
        }

        var count = values[0].Count;
        var inBlock = count / enrolments * enrolmentsInBlock;
        if (count % enrolments != 0)
        {
            throw new InvalidOperationException($"{count} rows of {columns.Table} do not belong to {enrolments} enrolments alike.");
        }

        var blocks = new List<Array[]>();
        for (var first = 0; first < count; first += inBlock)
        {
            blocks.Add([.. values.Select(list => Cut(list, first, Math.Min(inBlock, count - first)))]);
        }

        return new TableRows(columns, blocks, count);
    }

    public NpgsqlBatchCommand Command(int block)
    {
#pragma warning disable CA2100 // names from the catalogue
        var command = new NpgsqlBatchCommand(_insert);
#pragma warning restore CA2100
        for (var column = 0; column < _columns.Types.Count; column++)
        {
            command.Parameters.Add(new() { Value = _blocks[block][column], DataTypeName = _columns.Types[column] + "[]" });
        }

        return command;
    }

    private static Array Cut(IList list, int first, int count)
    {
        var block = Array.CreateInstance(list.GetType().GenericTypeArguments[0], count);
        for (var i = 0; i < count; i++)
        {
            block.SetValue(list[first + i], i);
        }

        return block;
    }
}
