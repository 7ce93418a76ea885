using System.Reflection;

namespace StudentActors.Host;

/// <summary>What this build is: version and, where the build knew it, commit.</summary>
internal static class ProductVersion
{
    private static readonly string Informational =
        typeof(ProductVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";

    public static string Number => Informational.Split('+')[0];

    public static string? Commit => Informational.Split('+') is [_, { Length: > 0 } commit] ? commit : null;

    public static string Text => Commit is { } commit ? $"{Number} ({commit[..Math.Min(12, commit.Length)]})" : Number;
}
