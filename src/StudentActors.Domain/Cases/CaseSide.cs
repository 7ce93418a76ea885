using StudentActors.Domain.Accounts;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;

namespace StudentActors.Domain.Cases;

/// <summary>One side of a case: a school, its home authority, and the policy in force there.</summary>
public sealed record CaseSide(SchoolCode School, AuthorityCode Authority, CasePolicy Policy)
{
    public static CaseSide Of(PlaceOfStudy place, CasePolicy policy) => new(place.School, place.HomeAuthority, policy);

    internal Office SchoolOffice => Office.Of(School);

    /// <summary>The authority of a level at or above the home authority; <c>null</c> where there is none, as in a municipality.</summary>
    internal AuthorityCode? At(AuthorityLevel level)
    {
        for (var code = (AuthorityCode?)Authority; code is { } own; code = AuthorityTable.Parent(own))
        {
            if (AuthorityTable.Find(own)?.Level == level)
            {
                return own;
            }
        }

        // A home authority that was abolished is in no table any more; its province is told by its digits.
        return level switch
        {
            AuthorityLevel.Nation => AuthorityCode.Nation,
            AuthorityLevel.Province => Authority.Province,
            _ => null,
        };
    }
}
