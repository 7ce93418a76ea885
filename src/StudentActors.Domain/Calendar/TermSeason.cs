namespace StudentActors.Domain.Calendar;

/// <summary>Spring comes first within a calendar year.</summary>
public enum TermSeason
{
    Spring = 1,
    Autumn = 2,
}
