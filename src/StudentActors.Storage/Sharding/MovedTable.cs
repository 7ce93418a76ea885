namespace StudentActors.Storage.Sharding;

/// <summary>A table of which a bucket's rows move with the bucket.</summary>
/// <param name="Key">The column whose first byte is the bucket.</param>
/// <param name="Identity">The primary key.</param>
internal sealed record MovedTable(string Name, string Key, string Identity)
{
    /// <summary>Marks of undecided units come first: a key that is copied afterwards is either decided, or marked here, or noted when it goes.</summary>
    public static readonly IReadOnlyList<MovedTable> All =
    [
        new("reserved_key", "key", "key, kind") { Compared = true },
        new("operation", "id", "id") { Noted = true },
        new("claim", "hash", "hash, kind") { Noted = true },
        new("student", "id", "id") { IsRecords = true },
        new("school", "id", "id") { IsRecords = true },
        new("case_record", "id", "id") { IsRecords = true },
        new("dropout_review", "id", "id") { IsRecords = true },
        new("event", "record", "record, sequence") { Leave = "transaction, position" },
        new("deadline", "owner", "owner, kind") { Compared = true },
    ];

    /// <summary>Rows come and go: which are left is found out by comparing their keys.</summary>
    public bool Compared { get; private init; }

    /// <summary>The source notes the keys of rows that are deleted while their bucket is copied.</summary>
    public bool Noted { get; private init; }

    /// <summary>
    /// Columns that are not copied. An event keeps its place in the feed of the shard in which it was committed, and that shard keeps the event; the copy is
    /// for whoever reads the record's history, and has no place.
    /// </summary>
    public string Leave { get; private init; } = "";

    /// <summary>A row is a record itself, of a version.</summary>
    public bool IsRecords { get; private init; }

    public bool IsEvents => Leave.Length > 0;
}
