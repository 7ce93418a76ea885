namespace StudentActors.Domain.Regions;

/// <summary>
/// Every mainland division code that GB/T 2260 is known to have assigned. Abolished codes stay, because a resident-ID number issued
/// under one remains valid for life. The data stand in <c>divisions.csv</c>, which <c>build-divisions.cs</c> writes.
/// </summary>
public static class DivisionTable
{
    private static readonly Lazy<Table> Loaded = new(Load);

    /// <summary>The divisions of today, ordered by code.</summary>
    public static IReadOnlyList<Division> InForce => Loaded.Value.InForce;

    /// <summary>The divisions of today and the abolished ones, ordered by code.</summary>
    public static IReadOnlyList<Division> All => Loaded.Value.All;

    public static Division? Find(DivisionCode code) => Loaded.Value.ByCode.GetValueOrDefault(code.Number);

    /// <summary>Whether the code is or once was assigned: the test for the area of a resident-ID number.</summary>
    public static bool WasEverValid(DivisionCode code) => Find(code) is not null;

    /// <summary>
    /// Whether the code may have been in force on the day. Where only the revisions before and after a change are known, the whole time
    /// between them counts, so that no true statement is denied.
    /// </summary>
    public static bool IsInForce(DivisionCode code, DateOnly day) =>
        Find(code) is { } division
        && (division.ValidFrom is null || division.ValidFrom <= day)
        && (division.ValidTo is null || day <= division.ValidTo);

    private static Table Load()
    {
        var all = DivisionFile.Read();
        var inForce = new List<Division>(capacity: 4_096);
        var byCode = new Dictionary<int, Division>(all.Count);
        foreach (var division in all)
        {
            byCode.Add(division.Code.Number, division);
            if (division.ValidTo is null)
                inForce.Add(division);
        }

        return new Table(all.AsReadOnly(), inForce.AsReadOnly(), byCode);
    }

    // A plain dictionary: freezing one takes three times as long to build and start-up counts.
    private sealed record Table(IReadOnlyList<Division> All, IReadOnlyList<Division> InForce, Dictionary<int, Division> ByCode);
}
