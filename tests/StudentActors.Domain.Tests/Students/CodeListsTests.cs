using StudentActors.Domain.Students;

namespace StudentActors.Domain.Tests.Students;

public sealed class CodeListsTests
{
    [Theory]
    [InlineData("01", "01")]
    [InlineData("1", "01")]
    [InlineData("汉", "01")]
    [InlineData("汉族", "01")]
    [InlineData(" 汉族 ", "01")]
    [InlineData("05", "05")]
    [InlineData("维吾尔族", "05")]
    [InlineData("哈萨克", "17")]
    [InlineData("毛南族", "36")]
    [InlineData("毛难族", "36")]
    [InlineData("毛难", "36")]
    [InlineData("乌孜别克族", "43")]
    [InlineData("俄罗斯族", "44")]
    [InlineData("56", "56")]
    [InlineData("基诺族", "56")]
    [InlineData("81", "81")]
    [InlineData("穿青人", "81")]
    [InlineData("97", "97")]
    [InlineData("其他", "97")]
    [InlineData("98", "98")]
    [InlineData("外国血统中国籍人士", "98")]
    public void Ethnicity_is_known_by_code_name_and_name_with_its_suffix(string text, string code)
    {
        Assert.True(Ethnicities.TryParse(text, out var found));
        Assert.Equal(code, found);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("0")]
    [InlineData("57")]
    [InlineData("80")]
    [InlineData("99")]
    [InlineData("001")]
    [InlineData("族")]
    [InlineData("汉人")]
    [InlineData("其他族")]
    [InlineData("穿青人族")]
    [InlineData("Han")]
    public void Other_ethnicity_is_unknown(string? text) => Assert.False(Ethnicities.TryParse(text, out _));

    [Fact]
    public void All_56_codes_of_the_standard_are_known() =>
        Assert.All(Enumerable.Range(1, 56), code =>
        {
            Assert.True(Ethnicities.TryParse($"{code:00}", out var found));
            Assert.Equal($"{code:00}", found);
        });

    [Theory]
    [InlineData("ordinary", EntryWay.Ordinary)]
    [InlineData("01", EntryWay.Ordinary)]
    [InlineData("1", EntryWay.Ordinary)]
    [InlineData("普通入学", EntryWay.Ordinary)]
    [InlineData("nearby", EntryWay.Nearby)]
    [InlineData("就近入学", EntryWay.Nearby)]
    [InlineData("minorityclass", EntryWay.MinorityClass)]
    [InlineData("03", EntryWay.MinorityClass)]
    [InlineData("05", EntryWay.Sports)]
    [InlineData("体育特招", EntryWay.Sports)]
    [InlineData("09", EntryWay.OtherSchool)]
    [InlineData("外校转入", EntryWay.OtherSchool)]
    [InlineData("10", EntryWay.EntryRestored)]
    [InlineData("恢复入学资格", EntryWay.EntryRestored)]
    [InlineData("99", EntryWay.Other)]
    [InlineData("其他", EntryWay.Other)]
    [InlineData("02", null)]
    [InlineData("2", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Way_of_entry_is_known_by_name_and_code(string? text, EntryWay? way) =>
        Assert.Equal(way, EntryWays.List.TryParse(text, out var found) ? found : null);

    [Theory]
    [InlineData("day", Attendance.Day)]
    [InlineData("1", Attendance.Day)]
    [InlineData("走读", Attendance.Day)]
    [InlineData("2", Attendance.Boarding)]
    [InlineData("住校", Attendance.Boarding)]
    [InlineData("3", Attendance.Lodging)]
    [InlineData("借宿", Attendance.Lodging)]
    [InlineData("9", Attendance.Other)]
    [InlineData("其他", Attendance.Other)]
    [InlineData("4", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Attendance_is_known_by_name_and_code(string? text, Attendance? attendance) =>
        Assert.Equal(attendance, Attendances.List.TryParse(text, out var found) ? found : null);

    [Theory]
    [InlineData("male", Sex.Male)]
    [InlineData("Male", Sex.Male)]
    [InlineData("1", Sex.Male)]
    [InlineData("男", Sex.Male)]
    [InlineData("female", Sex.Female)]
    [InlineData("2", Sex.Female)]
    [InlineData("女性", Sex.Female)]
    [InlineData("0", null)]
    [InlineData("9", null)]
    [InlineData("unknown", null)]
    [InlineData("notStated", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void New_record_states_male_or_female(string? text, Sex? sex) =>
        Assert.Equal(sex, Sexes.List.TryParse(text, out var found) ? found : null);

    [Theory]
    [InlineData(StudentStatus.Enrolled, true)]
    [InlineData(StudentStatus.Suspended, true)]
    [InlineData(StudentStatus.Abroad, true)]
    [InlineData(StudentStatus.DroppedOut, true)]
    [InlineData(StudentStatus.Graduated, false)]
    [InlineData(StudentStatus.Completed, false)]
    [InlineData(StudentStatus.Incomplete, false)]
    [InlineData(StudentStatus.Withdrawn, false)]
    [InlineData(StudentStatus.Deceased, false)]
    [InlineData(StudentStatus.Void, false)]
    public void Record_is_live_until_its_end(StudentStatus status, bool live) => Assert.Equal(live, status.IsLive());
}
