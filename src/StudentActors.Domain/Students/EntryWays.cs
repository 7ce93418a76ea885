using StudentActors.Domain.Text;

namespace StudentActors.Domain.Students;

/// <summary>
/// RXFS, those that occur at schools, and nearby entry (就近入学) of K-12 practice. Codes also without their zero, which spreadsheets drop.
/// </summary>
public static class EntryWays
{
    public static readonly CodeList<EntryWay> List = new(
        (EntryWay.Ordinary, ["ordinary", "01", "1", "普通入学", "正常入学", "统一招生考试/普通入学"]),
        (EntryWay.Nearby, ["nearby", "就近入学"]),
        (EntryWay.MinorityClass, ["minorityClass", "03", "3", "民族班"]),
        (EntryWay.Sports, ["sports", "05", "5", "体育特招"]),
        (EntryWay.OtherSchool, ["otherSchool", "09", "9", "外校转入"]),
        (EntryWay.EntryRestored, ["entryRestored", "10", "恢复入学资格"]),
        (EntryWay.Other, ["other", "99", "其他"]));
}
