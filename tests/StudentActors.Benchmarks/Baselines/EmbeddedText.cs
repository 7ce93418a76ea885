namespace StudentActors.Benchmarks.Baselines;

/// <summary>A text file that lies beside a type and is built into this program.</summary>
internal static class EmbeddedText
{
    public static string Beside(Type type, string fileName)
    {
        using var stream = type.Assembly.GetManifestResourceStream($"{type.Namespace}.{fileName}")
            ?? throw new InvalidOperationException($"{fileName} is not embedded beside {type.Name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
