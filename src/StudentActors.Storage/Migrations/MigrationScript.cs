using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace StudentActors.Storage.Migrations;

/// <summary>One numbered <c>NNNN_name.sql</c> file.</summary>
internal sealed partial record MigrationScript(string Set, int Number, string Name, string Sql)
{
    public const string OrleansSet = "Orleans";
    public const string RegistrySet = "Registry";

    public string Label => string.Create(CultureInfo.InvariantCulture, $"{Set} {Number:0000}_{Name}");

    // Line endings depend on the checkout the program was built from, so they are not part of the identity.
    public string Checksum => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    /// <summary>The scripts embedded for one database (<c>PostgreSql</c>, <c>Sqlite</c>) and set, in order.</summary>
    public static IReadOnlyList<MigrationScript> Embedded(string database, string set)
    {
        var assembly = typeof(MigrationScript).Assembly;
        var prefix = $"{typeof(MigrationScript).Namespace}.{database}.{set}.";
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(name => Parse(set, name[prefix.Length..], Read(assembly, name)))
            .OrderBy(script => script.Number)];
    }

    private static MigrationScript Parse(string set, string fileName, string sql)
    {
        var match = FileName().Match(fileName);
        if (!match.Success)
            throw new InvalidOperationException($"Migration file '{fileName}' is not named NNNN_name.sql.");
        return new(set, int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture), match.Groups[2].Value, sql);
    }

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"^(\d{4})_([a-z0-9_]+)\.sql$")]
    private static partial Regex FileName();
}
