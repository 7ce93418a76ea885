using System.Text.Encodings.Web;
using System.Text.Json;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Students;

namespace StudentActors.Domain.Tests.Cases;

/// <summary>
/// A case as it was stored once, and what became of it. Newer code has to read it and come to the same end; a file is added, never changed.
/// </summary>
internal sealed record RecordedHistory(CaseEvent[] Case, StudentEvent[] Student, RecordedEnd End)
{
    /// <summary>How the registry stores events.</summary>
    public static readonly JsonSerializerOptions Stored = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Cases", "Histories");

    public static IEnumerable<string> Names =>
        Directory.EnumerateFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)!);

    public static string Text(string name) => File.ReadAllText(Path.Combine(Folder, name + ".json"));

    public static RecordedHistory Read(string name) => JsonSerializer.Deserialize<RecordedHistory>(Text(name), Stored)!;
}

/// <param name="Deadlines">Kind, due time and generation of what is pending.</param>
/// <param name="Status">Of the student.</param>
/// <param name="Place">School and class of the student.</param>
internal sealed record RecordedEnd(
    CaseState State, int Version, bool Released, StepState[] Steps, string[] Deadlines, StudentStatus Status, string Place, bool Locked);
