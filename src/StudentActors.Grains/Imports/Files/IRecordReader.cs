namespace StudentActors.Grains.Imports.Files;

/// <summary>Reads a file record by record, the header first, without knowing what the columns mean.</summary>
internal interface IRecordReader : IAsyncDisposable
{
    /// <summary>The next record, or <c>null</c> at the end. Blank records are returned too.</summary>
    ValueTask<FileRecord?> ReadAsync(CancellationToken cancellationToken);
}

/// <param name="Damage">Nearly always none.</param>
internal sealed record FileRecord(string[] Cells, RecordDamage Damage = RecordDamage.None);

/// <summary>What may be wrong with a record by itself.</summary>
internal enum RecordDamage
{
    None,

    /// <summary>Wrong quotes or characters.</summary>
    Unreadable,

    /// <summary>A quote that is not closed in its line has swallowed the lines after it.</summary>
    Runaway,
}
