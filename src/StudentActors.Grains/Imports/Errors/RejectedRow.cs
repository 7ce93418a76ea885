using System.Text.Json.Serialization;

namespace StudentActors.Grains.Imports.Errors;

/// <summary>A row that was not enrolled, as it stood in the file, and why. Stored sealed: the cells are a child's data.</summary>
/// <param name="Number">As in <see cref="Rosters.RosterRow"/>.</param>
internal sealed record RejectedRow(
    [property: JsonPropertyName("n")] long Number,
    [property: JsonPropertyName("c")] string[] Cells,
    [property: JsonPropertyName("f")] IReadOnlyList<RowRefusal> Refusals);

/// <param name="Path">Path in the enrolment form; empty for the row as a whole.</param>
/// <param name="Rule">Rule id.</param>
internal sealed record RowRefusal([property: JsonPropertyName("p")] string Path, [property: JsonPropertyName("r")] string Rule);

[JsonSerializable(typeof(IReadOnlyList<RejectedRow>))]
internal sealed partial class RejectedRowJson : JsonSerializerContext;
