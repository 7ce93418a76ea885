namespace StudentActors.Domain.Identity;

/// <summary>What the population register says of a person.</summary>
public enum RegisterVerdict
{
    /// <summary>Name, sex and birth date are those of the document.</summary>
    Agrees = 1,

    /// <summary>The document belongs to somebody else, or something differs.</summary>
    Differs = 2,

    /// <summary>The register does not know the document.</summary>
    Unknown = 3,

    /// <summary>It has not answered; ask again later.</summary>
    Unreachable = 4,
}
