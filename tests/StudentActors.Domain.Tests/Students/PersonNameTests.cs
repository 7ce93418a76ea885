using CsCheck;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Students;

namespace StudentActors.Domain.Tests.Students;

public sealed class PersonNameTests
{
    [Theory]
    [InlineData("王")]
    [InlineData("欧阳小雨")]
    [InlineData("阿卜杜热西提·买买提")]
    [InlineData("阿布都沙拉木·阿布都热合曼·吐尔逊江·买买提艾力·阿不都克里木")]
    [InlineData("\U00020BB7野家")]
    [InlineData("\u4DAE\u4DAE")]
    [InlineData("王\uE863")]
    [InlineData("مۇھەممەتجان ئابدۇ\u200Cرەھىم")]
    [InlineData("ᠨᠠ\u180Eᠰᠤ")]
    [InlineData("Anne-Marie O'Neill")]
    [InlineData("José Ñuñez")]
    [InlineData("'; DROP TABLE students; --")]
    [InlineData("<script>alert(1)</script>")]
    public void Name_survives_unchanged(string name)
    {
        var application = Accepted.Value(EnrolmentCheck.Check(Samples.Form with { Name = name }, Samples.Today, Samples.Synthetic));

        Assert.Same(name, application.Name);
        Assert.Same(name, StudentRecord.Apply(null, Enrolled(application)).Name);
    }

    [Theory]
    [InlineData(null, "student.name-required")]
    [InlineData("", "student.name-required")]
    [InlineData("   ", "student.name-required")]
    [InlineData("\u3000", "student.name-required")]
    [InlineData(" 张三", "student.name-characters")]
    [InlineData("张三 ", "student.name-characters")]
    [InlineData("张三\u3000", "student.name-characters")]
    [InlineData("张\0三", "student.name-characters")]
    [InlineData("张\n三", "student.name-characters")]
    [InlineData("张\u202E三", "student.name-characters")]
    [InlineData("张\u200B三", "student.name-characters")]
    [InlineData("张\u200D三", "student.name-characters")]
    [InlineData("张\uFFFD三", "student.name-characters")]
    public void Name_that_is_missing_or_not_visible_as_it_is_stored_is_refused(string? name, string rule) =>
        Refused.For(
            EnrolmentCheck.Check(Samples.Form with { Name = name }, Samples.Today, Samples.Synthetic),
            ("name", RuleBook.Find(rule)!));

    [Fact]
    public void Name_with_an_unpaired_surrogate_is_refused()
    {
        const char half = '\uD842';

        Refused.For(
            EnrolmentCheck.Check(Samples.Form with { Name = $"张{half}" }, Samples.Today, Samples.Synthetic),
            ("name", RuleBook.NameCharacters));
    }

    [Theory]
    [InlineData("王")]
    [InlineData("\U00020BB7")]
    public void Name_has_at_most_a_hundred_code_points(string character)
    {
        var hundred = string.Concat(Enumerable.Repeat(character, 100));

        Accepted.Value(EnrolmentCheck.Check(Samples.Form with { Name = hundred }, Samples.Today, Samples.Synthetic));
        Refused.For(
            EnrolmentCheck.Check(Samples.Form with { Name = hundred + character }, Samples.Today, Samples.Synthetic),
            ("name", RuleBook.NameTooLong));
    }

    [Fact]
    public void Any_text_is_kept_as_it_is_or_refused() =>
        Gen.String.Sample(text =>
        {
            var faults = new List<Fault>();
            var name = EnrolmentCheck.CheckName(text, "name", faults);
            return faults.Count == 0 ? ReferenceEquals(name, text) : name is null;
        });

    private static StudentEnrolled Enrolled(EnrolmentApplication application) =>
        Enrolment.Decide(Samples.Student, application, Samples.Place, [], 900);
}
