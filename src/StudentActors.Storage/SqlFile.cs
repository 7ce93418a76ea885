using System.Collections.Frozen;

namespace StudentActors.Storage;

/// <summary>
/// An embedded file of SQL statements, each under a line <c>-- name: Statement</c>. Values reach them as parameters only.
/// </summary>
internal sealed class SqlFile
{
    private const string Heading = "-- name: ";

    private readonly FrozenDictionary<string, string> _statements;

    private SqlFile(FrozenDictionary<string, string> statements) => _statements = statements;

    public IEnumerable<string> Names => _statements.Keys;

    public string this[string name] => _statements[name];

    /// <summary>The file <c>{name}.sql</c> in the folder of a type.</summary>
    public static SqlFile Beside(Type type, string name) => Embedded($"{type.Namespace}.{name}.sql");

    public static SqlFile Embedded(string resource)
    {
        using var stream = typeof(SqlFile).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The SQL file '{resource}' is not embedded.");
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd();
        var statements = text[text.IndexOf(Heading, StringComparison.Ordinal)..]
            .Split(Heading, StringSplitOptions.RemoveEmptyEntries)
            .Select(section => section.Split('\n', 2))
            .ToFrozenDictionary(section => section[0].Trim(), section => section[1].Trim());
        return new SqlFile(statements);
    }
}
