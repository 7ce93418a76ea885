namespace StudentActors.Domain.Identity;

/// <summary>Everything that may be wrong with a resident ID number by itself.</summary>
[Flags]
public enum ResidentIdFaults
{
    None = 0,
    Shape = 1,
    CheckDigit = 2,
    BirthDate = 4,
    Division = 8,
}
