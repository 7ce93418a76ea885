using StudentActors.Contracts.Schools;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Identity;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Grains.Tests.Clusters;
using StudentActors.Grains.Tests.Samples;

namespace StudentActors.Grains.Tests.Schools;

public sealed class SchoolGrainEnrolmentTests(RegistryCluster cluster) : IClassFixture<RegistryCluster>
{
    public static TheoryData<string, string> Refusals => new()
    {
        { "name", "student.name-required" },
        { "sex", "student.sex" },
        { "birthDate", "student.birth-date" },
        { "document.number", "identity.check-digit" },
        { "ethnicity", "student.ethnicity" },
        { "entry", "student.entry-required" },
    };

    [Fact]
    public async Task A_child_with_a_valid_resident_id_is_enrolled_with_a_formal_number()
    {
        var school = await SampleSchool.OpenAsync(cluster);
        var form = school.NewChild();

        var answer = await school.EnrolAsync(form);

        var student = answer.Value!.Student!;
        Assert.Equal('G' + form.Document!.Number, student.StudentNumber.Value);
        Assert.Equal(NumberKind.Formal, student.NumberKind);
        Assert.Equal(StudentStatus.Enrolled, student.Status);
        Assert.Equal(form.Name, student.Name);
        Assert.Equal(school.Class, student.Class);
        Assert.Equal(1, student.Grade);
        Assert.Equal(1, student.Version);
        Assert.Empty(answer.Value.Warnings);
        Assert.Equal(1, await school.StudentsAsync());
    }

    [Fact]
    public async Task A_child_with_a_passport_is_enrolled_with_a_J_number()
    {
        var school = await SampleSchool.OpenAsync(cluster);

        var student = await school.EnrolledAsync(Children.WithPassport(school.Code, school.Class));

        Assert.Equal('J', student.StudentNumber.Letter);
        Assert.StartsWith("34010220200314", student.StudentNumber.Body, StringComparison.Ordinal);
        Assert.InRange(int.Parse(student.StudentNumber.Body[14..17], null), 900, 999);
        Assert.Equal(NumberKind.Formal, student.NumberKind);
    }

    [Fact]
    public async Task A_child_without_a_document_is_enrolled_all_the_same_with_a_warning_and_a_temporary_number()
    {
        var school = await SampleSchool.OpenAsync(cluster);

        var answer = await school.EnrolAsync(Children.WithoutDocument(school.Code, school.Class));

        Assert.Equal([ProblemKind.NoDocument], answer.Value!.Warnings);
        Assert.Equal('L', answer.Value.Student!.StudentNumber.Letter);
        Assert.Equal(NumberKind.Temporary, answer.Value.Student.NumberKind);
    }

    [Fact]
    public async Task A_child_who_resembles_a_live_record_becomes_a_problem_record()
    {
        var school = await SampleSchool.OpenAsync(cluster);
        var form = school.NewChild();
        await school.EnrolledAsync(form);

        // Same name, sex and birth date, another document.
        var answer = await school.EnrolAsync(form with { Document = school.NewChild().Document is { } other ? SameSex(form, other) : null });

        Assert.Equal([ProblemKind.PossibleDuplicate], answer.Value!.Warnings);
        Assert.Equal('L', answer.Value.Student!.StudentNumber.Letter);
    }

    [Theory]
    [InlineData(StudentStatus.Suspended, 1)]
    [InlineData(StudentStatus.Graduated, 0)]
    [InlineData(StudentStatus.Void, 0)]
    public async Task Only_a_live_record_raises_the_doubt_that_a_child_is_enrolled_twice(StudentStatus status, int warnings)
    {
        var school = await SampleSchool.OpenAsync(cluster);
        var form = school.NewChild();
        await Claims.TakePersonAsync(cluster, form, status);

        var answer = await school.EnrolAsync(form);

        Assert.Equal(warnings, answer.Value!.Warnings.Length);
        Assert.Equal(warnings == 0 ? 'G' : 'L', answer.Value.Student!.StudentNumber.Letter);
    }

    [Fact]
    public async Task A_resident_id_whose_number_is_taken_gives_a_temporary_number()
    {
        var school = await SampleSchool.OpenAsync(cluster);
        var form = school.NewChild();
        Assert.True(StudentNumber.TryParse('G' + form.Document!.Number, out var number));
        await Claims.TakeAsync(cluster, number);

        var answer = await school.EnrolAsync(form);

        Assert.Equal([ProblemKind.NumberTaken], answer.Value!.Warnings);
        Assert.Equal('L', answer.Value.Student!.StudentNumber.Letter);
    }

    [Fact]
    public async Task Children_of_one_area_and_birth_date_get_different_numbers()
    {
        var school = await SampleSchool.OpenAsync(cluster, capacity: 150, authority: "110101");
        var answers = await Task.WhenAll(Enumerable.Range(0, 120)
            .Select(_ => school.EnrolAsync(Children.WithPassport(school.Code, school.Class))));

        // More than the preferred hundred: the rest of the thousand is used too.
        Assert.Equal(120, answers.Select(answer => answer.Value!.Student!.StudentNumber.Body).Distinct().Count());
    }

    [Fact]
    public async Task When_every_number_of_the_day_is_used_the_enrolment_is_refused()
    {
        var school = await SampleSchool.OpenAsync(cluster, authority: "110105");
        var form = Children.WithPassport(school.Code, school.Class);
        for (var sequence = 0; sequence < StudentNumber.Sequences; sequence++)
        {
            await Claims.TakeAsync(cluster, StudentNumber.SelfMade(NumberKind.Formal, school.Authority, Children.BirthDate, sequence));
        }

        var answer = await school.EnrolAsync(form);

        Assert.Equal(RuleBook.NumberExhausted, answer.Refusal!.Rule);
        Assert.Equal(0, await school.StudentsAsync());
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_wrong_field_is_refused_and_takes_no_place(string path, string rule)
    {
        var school = await SampleSchool.OpenAsync(cluster, capacity: 1);
        var child = school.NewChild();
        var wrong = path switch
        {
            "name" => child with { Name = null },
            "sex" => child with { Sex = "x" },
            "birthDate" => child with { BirthDate = "2020-02-30" },
            "document.number" => child with { Document = child.Document! with { Number = Spoil(child.Document.Number!) } },
            "ethnicity" => child with { Ethnicity = "99" },
            _ => child with { Entry = null },
        };

        var answer = await school.EnrolAsync(wrong);

        Assert.Equal((path, rule), Assert.Single(answer.Refusal!.Faults.Select(fault => (fault.Path, fault.Rule.Id))));
        await school.EnrolledAsync(child);
    }

    [Fact]
    public async Task All_faults_are_reported_at_once()
    {
        var school = await SampleSchool.OpenAsync(cluster);

        var answer = await school.EnrolAsync(school.NewChild() with { Name = "", Sex = null, Ethnicity = null });

        Assert.Equal(RuleBook.RequestInvalid, answer.Refusal!.Rule);
        Assert.Equal(["ethnicity", "name", "sex"], answer.Refusal.Faults.Select(fault => fault.Path).Order());
    }

    [Fact]
    public async Task What_the_school_does_not_have_is_refused()
    {
        var school = await SampleSchool.OpenAsync(cluster);
        var child = school.NewChild();

        var noClass = await school.EnrolAsync(child with { Class = "primary-2026-9" });
        var noStage = await school.EnrolAsync(child with { Class = "senior-2026-1" });

        Assert.Equal(RuleBook.ClassNotFound, noClass.Refusal!.Rule);
        Assert.Equal(RuleBook.StageNotTaught, noStage.Refusal!.Rule);
    }

    [Fact]
    public async Task An_unknown_school_enrols_nobody()
    {
        var code = SampleSchool.NewCode(AuthorityCode.Parse("340102"));
        var unknown = new SampleSchool(cluster, code, AuthorityCode.Parse("340102"), new ClassId(Stage.Primary, 2026, 1));

        var answer = await unknown.EnrolAsync(unknown.NewChild());

        Assert.Equal(RuleBook.SchoolNotFound, answer.Refusal!.Rule);
    }

    [Fact]
    public async Task A_full_class_takes_nobody_more()
    {
        var school = await SampleSchool.OpenAsync(cluster, capacity: 1);
        await school.EnrolledAsync();

        var answer = await school.EnrolAsync(school.NewChild());

        Assert.Equal(RuleBook.ClassFull, answer.Refusal!.Rule);
    }

    [Fact]
    public async Task A_document_that_has_a_record_is_refused_and_the_place_stays_free()
    {
        var school = await SampleSchool.OpenAsync(cluster, capacity: 2);
        var form = school.NewChild();
        await school.EnrolledAsync(form);

        var answer = await school.EnrolAsync(form with { Name = "另一名字" });

        Assert.Equal(RuleBook.IdentityDuplicate, answer.Refusal!.Rule);
        Assert.Equal(new ExistingStudentView(school.Code, StudentStatus.Enrolled), answer.Value!.Existing);
        Assert.Equal(1, await school.StudentsAsync());
        await school.EnrolledAsync();
    }

    [Fact]
    public async Task The_school_of_an_existing_record_in_another_province_is_not_told()
    {
        var there = await SampleSchool.OpenAsync(cluster, authority: "330106");
        var here = await SampleSchool.OpenAsync(cluster);
        var form = there.NewChild();
        await there.EnrolledAsync(form);
        var moved = form with { School = here.Code.Value, Class = here.Class.Value };

        var told = await here.EnrolAsync(moved);
        var answer = await here.EnrolAsync(moved, caller: Staff.Registrar(here.Code));

        Assert.Equal(there.Code, told.Value!.Existing!.School);
        Assert.Null(answer.Value!.Existing!.School);
        Assert.Equal(StudentStatus.Enrolled, answer.Value.Existing.Status);
    }

    [Fact]
    public async Task A_registrar_enrols_into_its_own_school_only()
    {
        var own = await SampleSchool.OpenAsync(cluster);
        var other = await SampleSchool.OpenAsync(cluster);

        var inside = await own.EnrolAsync(own.NewChild(), caller: Staff.Registrar(own.Code));
        var outside = await other.EnrolAsync(other.NewChild(), caller: Staff.Registrar(own.Code));

        Assert.True(inside.Accepted);
        Assert.Equal(RuleBook.OfficeNotAllowed, outside.Refusal!.Rule);
    }

    private static string Spoil(string number) => number[..^1] + (number[^1] == '0' ? '1' : '0');

    private static DocumentForm SameSex(EnrolmentForm form, DocumentForm other)
    {
        var sequence = int.Parse(other.Number![14..17], null) + (form.Sex == "male" ? 500 : 501);
        var digits = other.Number[..14] + ((sequence % 2 == 1) == (form.Sex == "male") ? sequence : sequence + 1).ToString("000", null)[^3..];
        return other with { Number = digits + Iso7064.CheckCharacter(digits) };
    }
}
