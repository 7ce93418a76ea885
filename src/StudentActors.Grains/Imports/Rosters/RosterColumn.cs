namespace StudentActors.Grains.Imports.Rosters;

/// <summary>One column of a roster file.</summary>
/// <param name="Ordinal">Place in <see cref="RosterColumns.All"/> and in the template.</param>
/// <param name="Path">Path of the field in the enrolment form, under which rules report it.</param>
/// <param name="Required">Whether a file without the column is refused. Whether a cell may be empty is for the rules to say.</param>
/// <param name="Aliases">Other headers that people use.</param>
internal sealed record RosterColumn(int Ordinal, string English, string Chinese, string Path, bool Required, string[] Aliases)
{
    /// <summary>Everything by which a header may name the column.</summary>
    public IEnumerable<string> Texts => [English, Chinese, .. Aliases];

    public string Header(bool chinese) => chinese ? Chinese : English;
}
