using StudentActors.Domain.Identity;
using StudentActors.Domain.Students;

namespace StudentActors.Domain.Tests.Students;

public sealed class EnrolmentTests
{
    [Fact]
    public void Resident_id_gives_a_formal_g_number()
    {
        var enrolled = Decide(Samples.Form);

        Assert.Equal("G" + Samples.ResidentId, enrolled.Number.Value);
        Assert.Equal(NumberKind.Formal, enrolled.Number.Kind);
        Assert.Empty(enrolled.Problems);
    }

    [Theory]
    [InlineData("passport", "AB1234567", "FR")]
    [InlineData("hongKongMacaoResidencePermit", "810000201803150018", null)]
    [InlineData("birthCertificate", "R340123456", null)]
    public void Other_document_gives_a_formal_j_number(string type, string number, string? issuer)
    {
        var enrolled = Decide(Samples.Form with { Document = new DocumentForm(type, CheckedBy(type, number), issuer) }, 37);

        Assert.Equal('J', enrolled.Number.Letter);
        Assert.Equal("34010220180315037", enrolled.Number.Body[..17]);
        Assert.Empty(enrolled.Problems);
    }

    [Fact]
    public void Child_without_a_document_is_a_problem_record_with_a_temporary_number()
    {
        var enrolled = Decide(Samples.Form with { Document = null }, 901);

        Assert.Equal('L', enrolled.Number.Letter);
        Assert.Equal("34010220180315901", enrolled.Number.Body[..17]);
        Assert.Equal([ProblemKind.NoDocument], enrolled.Problems);
    }

    [Theory]
    [InlineData(ProblemKind.PossibleDuplicate)]
    [InlineData(ProblemKind.NumberTaken)]
    public void Doubt_that_the_claims_raise_gives_a_temporary_number(ProblemKind problem)
    {
        var enrolled = Decide(Samples.Form, 900, problem);

        Assert.Equal(NumberKind.Temporary, enrolled.Number.Kind);
        Assert.Equal([problem], enrolled.Problems);
        Assert.NotNull(enrolled.Document);
    }

    [Fact]
    public void Missing_papers_are_added_to_the_doubts_once()
    {
        var form = Samples.Form with { Document = null };

        Assert.Equal(
            [ProblemKind.PossibleDuplicate, ProblemKind.NoDocument], Decide(form, 900, ProblemKind.PossibleDuplicate).Problems);
        Assert.Equal([ProblemKind.NoDocument], Decide(form, 900, ProblemKind.NoDocument).Problems);
    }

    [Fact]
    public void Event_carries_everything_that_was_applied_for()
    {
        var application = Samples.Application;

        var enrolled = Enrolment.Decide(Samples.Student, application, Samples.Place, [], 900);

        Assert.Equal(Samples.Student, enrolled.Id);
        Assert.Equal(Samples.Place, enrolled.Place);
        Assert.Equal(application.Name, enrolled.Name);
        Assert.Equal(application.Sex, enrolled.Sex);
        Assert.Equal(application.BirthDate, enrolled.BirthDate);
        Assert.Equal(application.Document, enrolled.Document);
        Assert.Equal(application.Entry, enrolled.Entry);
        Assert.Same(application.Basic, enrolled.Basic);
    }

    private static StudentEnrolled Decide(EnrolmentForm form, int sequence = 900, params ProblemKind[] problems) =>
        Enrolment.Decide(
            Samples.Student, Accepted.Value(EnrolmentCheck.Check(form, Samples.Today, Samples.Synthetic)), Samples.Place, problems,
            sequence);

    private static string CheckedBy(string type, string number) =>
        type == "hongKongMacaoResidencePermit" ? Samples.ResidentIdOf("810000", Samples.BirthDate, 1) : number;
}
