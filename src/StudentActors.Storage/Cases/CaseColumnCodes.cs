using StudentActors.Domain.Accounts;
using StudentActors.Domain.Regions;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Cases;

/// <summary>How offices and regions stand in the columns of cases.</summary>
internal static class CaseColumnCodes
{
    private const int FirstSchool = 1_000_000;

    public static long ToColumn(this Office office) => office.School is { } school ? school.ToColumn() : office.Authority!.Value.ToColumn();

    public static Office Office(long column) => column < FirstSchool
        ? Domain.Accounts.Office.Of(ColumnCodes.Authority((int)column))
        : Domain.Accounts.Office.Of(ColumnCodes.School(column));

    public static AuthorityCode Province(int prefix) => ColumnCodes.Authority(prefix * 10_000);

    /// <summary>The codes of an authority and of all below it, which share its digits.</summary>
    public static (int First, int Last) Region(AuthorityCode region)
    {
        var first = region.ToColumn();
        return first switch
        {
            0 => (0, 999_999),
            _ when first % 10_000 == 0 => (first, first + 9_999),
            _ when first % 100 == 0 => (first, first + 99),
            _ => (first, first),
        };
    }

    /// <summary>Whose overdue steps an office may have been told of; nothing for a school.</summary>
    public static (int First, int Last) ToldOf(Office office) => office.Authority is { } authority ? Region(authority) : (-1, -1);

    /// <summary>An authority and those above it.</summary>
    public static IReadOnlyList<int> AtOrAbove(Office office)
    {
        var codes = new List<int>();
        for (var code = office.Authority; code is { } own; code = AuthorityTable.Parent(own))
            codes.Add(own.ToColumn());
        return codes;
    }
}
