using StudentActors.Contracts;
using StudentActors.Contracts.Schools;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Gateway.Answers;
using StudentActors.Gateway.Endpoints;
using StudentActors.Gateway.Load;
using StudentActors.Gateway.Problems;
using StudentActors.Gateway.Requests;
using StudentActors.Gateway.Tokens;

namespace StudentActors.Gateway.Students;

/// <summary>The way in: <c>POST /students</c>.</summary>
internal static class EnrolEndpoint
{
    public static void DeclareEnrol(this RouteHandlerBuilder endpoint) => endpoint
        .Named("EnrolStudent", "Enrol a student",
            "A child is never turned away for papers: without a document, or when name, sex and birth date equal a live record's, the "
            + "answer is 201 with `warnings`. The same document twice is 409 with `existing`.")
        .TakesBody<EnrolRequest>()
        .TakesOperationKey()
        .Gives<EnrolmentAnswer>("Enrolled.", StatusCodes.Status201Created)
        .GivesLocation()
        .GivesTag(StatusCodes.Status201Created)
        .RefusedBy(RuleBook.OfficeNotAllowed, RuleBook.SchoolNotFound, RuleBook.SchoolClosed, RuleBook.ClassNotFound, RuleBook.ClassFull,
            RuleBook.IdentityDuplicate, RuleBook.NumberExhausted, RuleBook.RequestInvalid, RuleBook.StageNotTaught,
            RuleBook.ClassFinished, RuleBook.EntryAge, RuleBook.SupplementaryRequired)
        .RefusedBy(EnrolmentForms.Rules)
        .InLane(Lanes.Writes);

    public static async Task<IResult> Enrol(HttpContext http, IGrainFactory grains, TimeProvider time)
    {
        var sent = await SentJson.ReadCommand<EnrolRequest>(http);
        if (!sent.Accepted)
        {
            return new Refused(sent.Refusal);
        }

        var form = sent.Value.Body.ToForm();
        if (!SchoolCode.TryParse(form.School, out var school))
        {
            return new Refused(EnrolmentForms.RefuseWithoutSchool(form, time));
        }

        // A caller who hangs up does not undo the enrolment; it may ask again with the same key.
        var answer = await grains.GetGrain<ISchoolGrain>(GrainKeys.School(school)).Enrol(
            new EnrolStudent(http.Caller(), sent.Value.Operation, form), CancellationToken.None);
        if (answer.Refusal is { } refusal)
        {
            return new Refused(refusal, answer.Value?.Existing);
        }

        if (answer.Value?.Student is not { } student)
        {
            return Refused.By(RuleBook.Unexpected);
        }

        var language = Languages.Of(http.Request);
        return new JsonAnswer<EnrolmentAnswer>(EnrolmentAnswer.From(student, answer.Value.Warnings, language), StatusCodes.Status201Created)
        {
            Location = $"{ApiGroups.Base}/students/{student.Id}",
            Tag = RecordVersion.Tag(student.Version),
            Language = language.Tag(),
            Replayed = answer.Replayed,
        };
    }
}
