using StudentActors.Domain.Accounts;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;
using static StudentActors.Domain.Cases.StepCondition;

namespace StudentActors.Domain.Cases;

/// <summary>Turns a definition into the steps of one case: offices instead of parties, under the policies in force.</summary>
public static class CaseSteps
{
    /// <param name="sending">The student's own school.</param>
    /// <param name="receiving">The other school; the same where there is one school only.</param>
    /// <param name="starterDecides">The first step is the starting office's and is approved by starting.</param>
    public static IReadOnlyList<CaseStep> Of(
        IReadOnlyList<StepDefinition> definition, CaseSide sending, CaseSide receiving, Stage stage, StarterDecision? starterDecides)
    {
        var standing = definition.Where(part => !IsAdded(part)).Select(part => OfficeOf(part.Party, sending, receiving)).ToHashSet();
        var steps = new List<CaseStep>();
        foreach (var part in definition)
        {
            var side = IsReceiving(part.Party) ? receiving : sending;
            if (Applies(part.Condition, side.Policy, stage) && OfficeOf(part.Party, sending, receiving) is { } office
                && (!IsAdded(part) || standing.Add(office)))
            {
                steps.Add(new CaseStep
                {
                    Party = part.Party,
                    Office = office,
                    Authority = office.Authority ?? side.Authority,
                    Clock = side.Policy.Clock(),
                });
            }
        }

        if (starterDecides is { } by && steps[0].Office == by.Office)
        {
            steps[0] = steps[0] with { State = StepState.Approved, OpenedAt = by.At, DecidedBy = by.Account, DecidedAt = by.At };
        }

        return steps;
    }

    /// <summary>The lowest office that both schools answer to: the school itself where they are one.</summary>
    public static Office Common(CaseSide one, CaseSide other)
    {
        if (one.School == other.School)
        {
            return one.SchoolOffice;
        }

        for (var code = one.Authority; ; code = AuthorityTable.Parent(code) ?? AuthorityCode.Nation)
        {
            if (code == AuthorityCode.Nation || AuthorityTable.IsWithin(other.Authority, code))
            {
                return Office.Of(code);
            }
        }
    }

    private static bool IsReceiving(CaseParty party) => party is CaseParty.ReceivingSchool or CaseParty.ReceivingAuthority
        or CaseParty.ReceivingPrefecture or CaseParty.ReceivingProvince or CaseParty.HouseholdAuthority;

    // An office that has a say anyway does not decide twice because of a level that only policy or the map adds.
    private static bool IsAdded(StepDefinition part) => part.Condition != Always
        || part.Party is CaseParty.Prefecture or CaseParty.Province or CaseParty.Nation or CaseParty.CommonAuthority;

    private static bool Applies(StepCondition condition, CasePolicy policy, Stage stage) => condition switch
    {
        Always => true,
        ProvinceTakesPart => policy.ProvincialStep == true,
        PrefectureTakesPartInSeniorHigh => policy.PrefectureStep == true && stage == Stage.Senior,
        SeniorHighOnly => stage == Stage.Senior,
        SuspensionNeedsApproval => policy.SuspensionApproval != false,
        KeyDataReachesPrefecture => policy.KeyDataLevel <= AuthorityLevel.Prefecture,
        KeyDataReachesProvince => policy.KeyDataLevel <= AuthorityLevel.Province,
        SupplementaryReachesProvince => policy.SupplementaryProvince == true,
        KeyDataReachesNation => policy.KeyDataLevel <= AuthorityLevel.Nation,
        _ => throw new ArgumentOutOfRangeException(nameof(condition)),
    };

    private static Office? OfficeOf(CaseParty party, CaseSide sending, CaseSide receiving) => party switch
    {
        CaseParty.ReceivingSchool => receiving.SchoolOffice,
        CaseParty.ReceivingAuthority or CaseParty.HouseholdAuthority => Office.Of(receiving.Authority),
        CaseParty.ReceivingPrefecture => OfficeAt(receiving, AuthorityLevel.Prefecture),
        CaseParty.ReceivingProvince => OfficeAt(receiving, AuthorityLevel.Province),
        CaseParty.SendingSchool or CaseParty.School => sending.SchoolOffice,
        CaseParty.SendingAuthority or CaseParty.Authority => Office.Of(sending.Authority),
        CaseParty.SendingPrefecture or CaseParty.Prefecture => OfficeAt(sending, AuthorityLevel.Prefecture),
        CaseParty.SendingProvince or CaseParty.Province => OfficeAt(sending, AuthorityLevel.Province),
        CaseParty.Nation => Office.Nation,
        CaseParty.CommonAuthority => Common(sending, receiving),
        _ => throw new ArgumentOutOfRangeException(nameof(party)),
    };

    private static Office? OfficeAt(CaseSide side, AuthorityLevel level) =>
        side.At(level) is { } code ? Office.Of(code) : null;
}
