namespace StudentActors.TestSupport.PostgreSql;

/// <summary>Finds the server's programs on this machine.</summary>
internal static class PostgresInstallation
{
    // Where distributions put the versions they keep side by side: Debian, Red Hat, Homebrew.
    private static readonly (string Root, string Prefix)[] Versioned =
        [("/usr/lib/postgresql", ""), ("/usr", "pgsql-"), ("/opt/homebrew/opt", "postgresql@"), ("/usr/local/opt", "postgresql@")];

    public static string? Find() =>
        Versioned
            .SelectMany(place => Versions(place.Root, place.Prefix))
            .OrderByDescending(found => found.Version)
            .Select(found => found.Bin)
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
            .FirstOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")) && File.Exists(Path.Combine(bin, "postgres")));

    private static IEnumerable<(double Version, string Bin)> Versions(string root, string prefix)
    {
        if (!Directory.Exists(root))
            yield break;
        foreach (var folder in Directory.EnumerateDirectories(root, prefix + "*"))
        {
            if (double.TryParse(Path.GetFileName(folder)[prefix.Length..], out var version))
                yield return (version, Path.Combine(folder, "bin"));
        }
    }
}
