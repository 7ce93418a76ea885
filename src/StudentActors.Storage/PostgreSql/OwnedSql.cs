using System.Text.RegularExpressions;
using Npgsql;

namespace StudentActors.Storage.PostgreSql;

/// <summary>
/// A statement over many records, in two forms: over all of a database that is the whole registry, and over the buckets that a shard owns. A
/// shard also holds rows of buckets that are on their way to it, or that it has given away. Where the condition belongs, the text says
/// <c>/* owned: column */</c>.
/// </summary>
internal sealed partial class OwnedSql
{
    private readonly string _whole;
    private readonly string _owned;

    /// <param name="parameters">How many the statement has.</param>
    public OwnedSql(string text, int parameters)
    {
        _whole = text;
        _owned = Condition().Replace(text, match => $"AND get_byte(uuid_send({match.Groups[1].Value}), 0) = ANY (${parameters + 1})");
        if (_owned == text)
            throw new InvalidOperationException("The statement does not say whose rows are owned.");
    }

    /// <param name="buckets"><c>null</c>: all.</param>
    public string For(int[]? buckets) => buckets is null ? _whole : _owned;

    /// <summary>The statement's parameters, and the buckets where it is limited to them.</summary>
    public static NpgsqlParameter[] Values(int[]? buckets, params NpgsqlParameter[] values) =>
        buckets is null ? values : [.. values, Value.Each(buckets)];

    [GeneratedRegex(@"/\* owned: ([a-z_.]+) \*/")]
    private static partial Regex Condition();
}
