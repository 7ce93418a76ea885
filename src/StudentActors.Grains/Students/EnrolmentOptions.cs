namespace StudentActors.Grains.Students;

/// <summary>How this registry enrols.</summary>
public sealed class EnrolmentOptions
{
    /// <summary>First sequence tried for a number of the registry's own making (default 900). Other issuers of the same area count from below.</summary>
    public int FirstSequence { get; set; } = 900;

    /// <summary>Last sequence tried (default 999) before the remaining ones.</summary>
    public int LastSequence { get; set; } = 999;

    /// <summary>Whether resident IDs with division codes 99xxxx, which belong to nobody, are accepted (default no).</summary>
    public bool AllowSynthetic { get; set; }
}
