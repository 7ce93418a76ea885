namespace StudentActors.Domain.Cases;

/// <summary>One step of a definition: who decides, and whether the step is there at all.</summary>
public sealed record StepDefinition(CaseParty Party, StepCondition Condition = StepCondition.Always)
{
    /// <summary><c>null</c> where the office approves or refuses.</summary>
    public StepTask? Task { get; init; }

    /// <summary>Working days that a policy may shorten, but not lengthen.</summary>
    public int Days { get; init; } = StepClock.LongestLimit;
}

/// <summary>When a step belongs to a case. All but the first depend on the policy of the step's own side.</summary>
public enum StepCondition
{
    Always,

    /// <summary>The province takes part in transfers across its border.</summary>
    ProvinceTakesPart,

    /// <summary>Senior high, and the prefecture takes part there.</summary>
    PrefectureTakesPartInSeniorHigh,

    /// <summary>Senior high.</summary>
    SeniorHighOnly,

    /// <summary>Suspensions need the authority's approval.</summary>
    SuspensionNeedsApproval,

    /// <summary>Key-data changes go up to the prefecture at least.</summary>
    KeyDataReachesPrefecture,

    /// <summary>Key-data changes go up to the province at least.</summary>
    KeyDataReachesProvince,

    /// <summary>Key-data changes go up to the nation.</summary>
    KeyDataReachesNation,

    /// <summary>Supplementary records go up to the province.</summary>
    SupplementaryReachesProvince,
}
