namespace StudentActors.Domain.Schools;

/// <summary>What a school is late with, and is listed for (art. 26). The numbers are stored and never reused.</summary>
[Flags]
public enum SchoolDebts
{
    None = 0,

    /// <summary>辍学未报: a monthly report of dropouts.</summary>
    DropoutReports = 1,

    /// <summary>无学籍: records of children who entered more than two months ago.</summary>
    Records = 2,

    /// <summary>未核准: the check of its rolls in a term that has ended.</summary>
    TermCheck = 4,
}
