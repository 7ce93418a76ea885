using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using StudentActors.Contracts.Schools;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Gateway.Answers;
using StudentActors.Gateway.Endpoints;
using StudentActors.Gateway.Load;
using StudentActors.Gateway.Problems;
using StudentActors.Gateway.Requests;
using StudentActors.Gateway.Tokens;

namespace StudentActors.Gateway.Schools;

/// <summary>The graduation (毕业) of a class.</summary>
internal static class GraduationEndpoint
{
    public static void MapGraduations(this IEndpointRouteBuilder routes) =>
        routes.MapAuthorized("Schools").MapPost("/schools/{code}/graduations", Graduate)
            .Named("GraduateClass", "Graduate the students of a class",
                "By the school. In compulsory education that is all; in senior high each student's case then waits for the home authority. Who cannot "
                + "graduate is listed with the reason and keeps nobody else from it. Sent again, it goes on with those who are left; for a single student "
                + "start a case of type graduation.")
            .TakesBody<GraduateClassRequest>()
            .TakesOperationKey(StatusCodes.Status200OK)
            .Gives<ClassGraduationAnswer>("Where the class stands.")
            .RefusedBy(RuleBook.SchoolNotFound, RuleBook.OfficeNotAllowed, RuleBook.CaseStartOffice, RuleBook.ClassIdShape, RuleBook.ClassNotFound,
                RuleBook.CaseFieldRequired, RuleBook.CaseDate, RuleBook.GraduationOutcomeUnknown, RuleBook.CaseReasonRequired, RuleBook.CaseReason,
                RuleBook.TermCheckUnverified, RuleBook.RequestInvalid)
            .InLane(Lanes.Writes);

    private static async Task<IResult> Graduate(string code, HttpContext http, IGrainFactory grains)
    {
        if (grains.SchoolAt(code) is not { } school)
        {
            return Refused.By(RuleBook.SchoolNotFound);
        }

        var sent = await SentJson.ReadCommand<GraduateClassRequest>(http);
        if (!sent.Accepted)
        {
            return new Refused(sent.Refusal);
        }

        var body = sent.Value.Body;
        var answer = await school.GraduateClass(
            new GraduateClass(http.Caller(), sent.Value.Operation, body.Class, body.Date, body.Outcome, body.Reason), CancellationToken.None);
        return answer.Accepted ? JsonAnswer.Of(ClassGraduationAnswer.Of(answer.Value, Languages.Of(http.Request))) : Refused.By(answer);
    }
}

[Description("Every live student of the class graduates, as far as the rules allow it.")]
internal sealed record GraduateClassRequest
{
    [Description("Class id, e.g. primary-2021-3.")]
    [Required]
    public string? Class { get; init; }

    [Description("Day of the graduation, YYYY-MM-DD: in the last term of the final grade or later, and not after today.")]
    [Required]
    public string? Date { get; init; }

    [Description("graduated (毕业) or completed (结业).")]
    [Required]
    public string? Outcome { get; init; }

    [Description("One line of at most 500 characters.")]
    [Required]
    public string? Reason { get; init; }
}

[Description("Where the graduation of a class stands.")]
internal sealed record ClassGraduationAnswer
{
    public required SchoolCode School { get; init; }

    public required ClassId Class { get; init; }

    [Description("Students of the class who have finished the stage, now or before.")]
    public required int Graduated { get; init; }

    [Description("Students whose case waits for an office.")]
    public required int Pending { get; init; }

    public required IReadOnlyList<RefusedGraduationAnswer> Refused { get; init; }

    public static ClassGraduationAnswer Of(ClassGraduationView view, Language language) => new()
    {
        School = view.School,
        Class = view.Class,
        Graduated = view.Graduated,
        Pending = view.Pending,
        Refused = [.. view.Refused.Select(one => new RefusedGraduationAnswer(one.Student, one.Refusal.Rule.Id, language.Text(one.Refusal.Rule)))],
    };
}

[Description("A student who cannot graduate: the rule, and what it says in the language of Content-Language.")]
internal sealed record RefusedGraduationAnswer(StudentId Student, string Code, string Message);
