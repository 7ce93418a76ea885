using System.Text.Json;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Domain.Text;

namespace StudentActors.Domain.Tests.Text;

public sealed class TextValueJsonTests
{
    [Fact]
    public void Every_text_value_is_its_text_in_json_and_as_a_property_name()
    {
        Survives<SchoolCode>("2134000001");
        Survives<ClassId>("primary-2026-3");
        Survives<StudentNumber>("G99010120180315003X");
        Survives<StudentId>("2a000000-0000-8000-8000-000000000001");
        Survives<Office>("340102");
        Survives<Office>("2134000001");
        Survives<Term>("2026-autumn");
        Survives<AuthorityCode>("340102");
        Survives<DivisionCode>("990101");
    }

    [Theory]
    [InlineData("\"G990101201803150030\"")]
    [InlineData("\"\"")]
    [InlineData("null")]
    [InlineData("12")]
    [InlineData("{}")]
    public void Invalid_text_is_refused_without_being_repeated(string json)
    {
        var error = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<StudentNumber>(json));

        Assert.Contains("not a valid StudentNumber", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("990101", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Default_office_cannot_be_read_back() =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Office>(JsonSerializer.Serialize(default(Office))));

    [Fact]
    public void Events_of_a_student_survive_json()
    {
        StudentEvent[] events =
        [
            Enrolment.Decide(Samples.Student, Samples.Application, Samples.Place, [], 900),
            new NumberAssigned(StudentNumber.SelfMade(NumberKind.Formal, Samples.County, Samples.BirthDate, 901)),
            new BasicDataUpdated(Samples.Application.Basic with { Attendance = Attendance.Boarding }),
        ];

        Assert.All(events, SurvivesAs);
    }

    [Fact]
    public void Events_of_a_school_survive_json()
    {
        SchoolEvent[] events =
        [
            new SchoolOpened(Samples.School, "第一实验学校", Samples.County, [new StageOffering(Stage.Primary, 6)]),
            new ClassOpened(new SchoolClass(Samples.Class, 45)),
        ];

        Assert.All(events, SurvivesAs);
    }

    [Fact]
    public void Records_survive_json()
    {
        SurvivesAs(Samples.Record(ProblemKind.PossibleDuplicate));
        SurvivesAs(Samples.NineYearSchool with { Classes = [new SchoolClass(Samples.Class, 45)] });
        SurvivesAs(new RegionPolicy(new Dictionary<Stage, int> { [Stage.Primary] = 45 }, 6, "08-31"));
    }

    private static void Survives<T>(string text) where T : struct, ITextValue<T>
    {
        Assert.True(T.TryParse(text, out var value));
        Assert.Equal($"\"{text}\"", JsonSerializer.Serialize(value));
        Assert.Equal(value, JsonSerializer.Deserialize<T>($"\"{text}\""));

        var byKey = new Dictionary<T, int> { [value] = 1 };
        Assert.Equal($"{{\"{text}\":1}}", JsonSerializer.Serialize(byKey));
        Assert.Equal(byKey, JsonSerializer.Deserialize<Dictionary<T, int>>($"{{\"{text}\":1}}"));
    }

    private static void SurvivesAs<T>(T value)
    {
        var json = JsonSerializer.Serialize(value);
        var read = JsonSerializer.Deserialize<T>(json);

        Assert.Equal(json, JsonSerializer.Serialize(read));
        Assert.Equal(value!.GetType(), read!.GetType());
    }
}
