namespace StudentActors.Domain.Regions;

/// <summary>The levels at which education authorities stand, the nation being the highest.</summary>
public enum AuthorityLevel
{
    Nation,
    Province,
    Prefecture,
    County,
}
