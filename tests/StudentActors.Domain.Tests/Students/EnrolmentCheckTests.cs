using StudentActors.Domain.Identity;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Students;

namespace StudentActors.Domain.Tests.Students;

public sealed class EnrolmentCheckTests
{
    private const string OtherBirthDate = "birthDate: identity.birth-date-mismatch";
    private const string OtherSex = "sex: identity.sex-mismatch";

    [Fact]
    public void Form_without_a_fault_becomes_an_application()
    {
        var form = Samples.Form with
        {
            Ethnicity = "回族",
            Attendance = "住校",
            Address = "安徽省合肥市瑶海区某路1号",
            Phone = "+86 551-1234567",
            ProvincialData = new Dictionary<string, string> { ["校车"] = "是" },
        };

        var application = Accept(form);

        Assert.Equal(Samples.School, application.School);
        Assert.Equal(Samples.Class, application.Class);
        Assert.Equal("欧阳小雨", application.Name);
        Assert.Equal(Sex.Male, application.Sex);
        Assert.Equal(Samples.BirthDate, application.BirthDate);
        Assert.Equal(new IdentityDocument(DocumentType.ResidentId, Samples.ResidentId, null), application.Document);
        Assert.Equal(new Entry(new DateOnly(2026, 9, 1), EntryWay.Nearby), application.Entry);
        Assert.Equal("03", application.Basic.Ethnicity);
        Assert.Equal(Attendance.Boarding, application.Basic.Attendance);
        Assert.Equal("安徽省合肥市瑶海区某路1号", application.Basic.Address);
        Assert.Equal("+86 551-1234567", application.Basic.Phone);
        Assert.Equal([new Guardian("欧阳大山", "父亲", "13800001234")], application.Basic.Guardians);
        Assert.Equal("是", application.Basic.ProvincialData["校车"]);
    }

    [Fact]
    public void Child_without_papers_or_guardians_is_not_turned_away()
    {
        var application = Accept(Samples.Form with { Document = null, Guardians = null });

        Assert.Null(application.Document);
        Assert.Empty(application.Basic.Guardians);
        Assert.Empty(application.Basic.ProvincialData);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("213400001")]
    [InlineData("1134000001")]
    public void School_code_that_is_none_is_refused(string? text) => Refuse(Samples.Form with { School = text }, "school: school.code");

    [Theory]
    [InlineData(null)]
    [InlineData("primary-2026")]
    [InlineData("primary-2026-0")]
    [InlineData("college-2026-1")]
    public void Class_that_is_none_is_refused(string? text) => Refuse(Samples.Form with { Class = text }, "class: class.id");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("unknown")]
    [InlineData("0")]
    public void Sex_that_is_not_stated_is_refused(string? sex) => Refuse(Samples.Form with { Sex = sex }, "sex: student.sex");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2019-02-29")]
    [InlineData("15.3.2018")]
    [InlineData("2018-03-15T00:00:00")]
    public void Birth_date_that_is_no_date_is_refused(string? date) =>
        Refuse(Samples.Form with { BirthDate = date }, "birthDate: student.birth-date");

    [Theory]
    [InlineData("1966-09-01", true)]
    [InlineData("2026-08-31", true)]
    [InlineData("1966-08-31", false)]
    [InlineData("0001-01-01", false)]
    [InlineData("2026-09-02", false)]
    [InlineData("9999-12-31", false)]
    public void Birth_date_lies_within_sixty_years(string date, bool accepted)
    {
        var form = Samples.Form with { Document = null, BirthDate = date, Entry = new EntryForm("2027-09-01", "nearby") };
        if (accepted)
        {
            Accept(form);
        }
        else
        {
            Assert.Contains("birthDate: student.birth-date-range", Faults(form));
        }
    }

    [Theory]
    [InlineData("2026-09-01", true)]
    [InlineData("2018-03-16", true)]
    [InlineData("2027-09-01", true)]
    [InlineData("2027-09-02", false)]
    [InlineData("2018-03-15", false)]
    [InlineData("2018-03-14", false)]
    [InlineData("2026-02-30", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Entry_lies_after_birth_and_at_most_a_year_ahead(string? date, bool accepted)
    {
        var form = Samples.Form with { Entry = new EntryForm(date, "nearby") };
        if (accepted)
        {
            Assert.Equal(EntryWay.Nearby, Accept(form).Entry.Way);
        }
        else
        {
            Refuse(form, "entry.date: student.entry-date");
        }
    }

    [Fact]
    public void Entry_is_required_with_date_and_way()
    {
        Refuse(Samples.Form with { Entry = null }, "entry: student.entry-required");
        Refuse(Samples.Form with { Entry = new EntryForm("2026-09-01", "02") }, "entry.way: student.entry-way");
        Refuse(Samples.Form with { Entry = new EntryForm(null, null) }, "entry.date: student.entry-date", "entry.way: student.entry-way");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("57")]
    public void Ethnicity_is_required(string? text) => Refuse(Samples.Form with { Ethnicity = text }, "ethnicity: student.ethnicity");

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void Empty_optional_fields_are_none(string? empty)
    {
        var basic = Accept(Samples.Form with { Attendance = empty, Address = empty, Phone = empty }).Basic;

        Assert.Null(basic.Attendance);
        Assert.Null(basic.Address);
        Assert.Null(basic.Phone);
    }

    [Fact]
    public void Birth_date_and_sex_are_compared_with_the_number()
    {
        Refuse(Samples.Form with { BirthDate = "2018-03-16" }, OtherBirthDate);
        Refuse(Samples.Form with { Sex = "female" }, OtherSex);
        Refuse(
            Samples.Form with { BirthDate = "2018-03-16", Sex = "female" },
            OtherBirthDate, OtherSex);
    }

    [Theory]
    [InlineData("hongKongMacaoResidencePermit", "810000201503150011", OtherBirthDate, OtherSex)]
    [InlineData("taiwanResidencePermit", "830000201503150015", OtherBirthDate, OtherSex)]
    [InlineData("foreignPermanentResidentId", "911124201503150012", OtherBirthDate)]
    [InlineData("foreignPermanentResidentId", "FRA110015031501")]
    [InlineData("birthCertificate", "R340123456")]
    public void Other_documents_are_compared_as_far_as_they_speak(string type, string number, params string[] faults)
    {
        var form = Samples.Form with { Document = new DocumentForm(type, number), Sex = "female" };
        if (faults.Length == 0)
        {
            Accept(form);
        }
        else
        {
            Refuse(form, faults);
        }
    }

    [Fact]
    public void Number_with_a_wrong_check_character_is_compared_all_the_same() =>
        Refuse(
            Samples.Form with { Document = new DocumentForm("residentId", "340199201803150030"), BirthDate = "2018-03-16", Sex = "female" },
            "document.number: identity.check-digit", "document.number: identity.division",
            OtherBirthDate, OtherSex);

    [Fact]
    public void Birth_date_is_not_compared_with_an_impossible_one() =>
        Refuse(
            Samples.Form with { Document = new DocumentForm("residentId", "99000020190229001X"), BirthDate = "2019-02-28" },
            "document.number: identity.birth-date");

    [Fact]
    public void Synthetic_identity_is_refused_where_it_is_not_allowed()
    {
        var decision = EnrolmentCheck.Check(Samples.Form, Samples.Today, Samples.Real);

        Refused.For(decision, ("document.number", RuleBook.SyntheticIdentity));
    }

    [Fact]
    public void Every_fault_of_an_empty_form_is_reported_at_once() =>
        Refuse(
            new EnrolmentForm(),
            "school: school.code", "class: class.id", "name: student.name-required", "sex: student.sex",
            "birthDate: student.birth-date", "entry: student.entry-required", "ethnicity: student.ethnicity");

    [Fact]
    public void Every_fault_of_a_wholly_wrong_form_is_reported_at_once()
    {
        var form = new EnrolmentForm
        {
            School = "x",
            Class = "x",
            Name = new string('\u200B', 101),
            Sex = "x",
            BirthDate = "2100-01-01",
            Ethnicity = "x",
            Document = new DocumentForm("residentId", "340199201902290011", "CN"),
            Guardians = [new GuardianForm(null, "", "x"), new GuardianForm("李\n四", new string('母', 51), "1234")],
            Entry = new EntryForm("x", "x"),
            Attendance = "x",
            Address = "\n",
            Phone = "x",
            ProvincialData = new Dictionary<string, string> { [""] = "x" },
        };

        Refuse(
            form,
            "school: school.code", "class: class.id", "name: student.name-length", "name: student.name-characters", "sex: student.sex",
            "birthDate: student.birth-date-range", "document.number: identity.check-digit", "document.number: identity.birth-date",
            "document.number: identity.division", "document.issuer: identity.issuer-not-allowed",
            "entry.date: student.entry-date", "entry.way: student.entry-way", "ethnicity: student.ethnicity",
            "attendance: student.attendance", "address: student.address", "phone: student.phone",
            "guardians[0].name: student.guardian-name", "guardians[0].relation: student.guardian-relation",
            "guardians[0].phone: student.phone", "guardians[1].name: student.guardian-name",
            "guardians[1].relation: student.guardian-relation", "guardians[1].phone: student.phone",
            "provincialData: student.provincial-data");
    }

    private static EnrolmentApplication Accept(EnrolmentForm form) =>
        Accepted.Value(EnrolmentCheck.Check(form, Samples.Today, Samples.Synthetic));

    private static IEnumerable<string> Faults(EnrolmentForm form) =>
        EnrolmentCheck.Check(form, Samples.Today, Samples.Synthetic).Refusal!.Faults.Select(fault => $"{fault.Path}: {fault.Rule}");

    private static void Refuse(EnrolmentForm form, params string[] faults) =>
        Refused.For(
            EnrolmentCheck.Check(form, Samples.Today, Samples.Synthetic),
            [.. faults.Select(fault => fault.Split(": ")).Select(parts => (parts[0], RuleBook.Find(parts[1])!))]);
}
