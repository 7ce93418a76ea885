using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using StudentActors.Contracts.Calls;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Identity;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Students;

namespace StudentActors.Benchmarks.Baselines.DapperService;

/// <summary><c>POST /students</c> as an ordinary service has it. Schools and their authority are known without asking the database.</summary>
internal static class EnrolEndpoint
{
    private const int StageYears = 6;
    private static readonly IdentityPolicy Identity = new(AllowSynthetic: true);
    private static readonly AuthorityCode Authority = AuthorityCode.Parse("340102");

    public static async Task<IResult> Enrol(
        HttpRequest request,
        ClaimsPrincipal user,
        EnrolmentRowsFactory factory,
        StudentTables students,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var key = request.Headers["Idempotency-Key"].ToString();
        if (key.Length is 0 or > 64)
        {
            return Results.Problem("An Idempotency-Key of at most 64 characters is required.", statusCode: StatusCodes.Status400BadRequest);
        }

        var body = await BinaryData.FromStreamAsync(request.Body, cancellationToken);
        if (JsonSerializer.Deserialize<EnrolmentForm>(body, JsonSerializerOptions.Web) is not { } form)
        {
            return Results.Problem("A body is required.", statusCode: StatusCodes.Status400BadRequest);
        }

        var check = EnrolmentCheck.Check(form, ChinaTime.Today(time), Identity);
        if (!check.Accepted)
        {
            return Refused(check.Refusal);
        }

        var application = check.Value;
        var caller = Caller(user);
        if (caller.MayNot(Permission.EnrolStudents, application.School, Authority) is { } refusal)
        {
            return Refused(refusal);
        }

        if (application.Document is null)
        {
            return Results.Problem("This service enrols with a document only.", statusCode: StatusCodes.Status422UnprocessableEntity);
        }

        var operation = Operation.From(caller.Account, key, SHA256.HashData(body));
        var place = new PlaceOfStudy(application.School, Authority, application.Class, StageYears);
        var (record, rows) = factory.Enrol(application, place, operation.Id, operation.RequestHash, caller.Account, time.GetUtcNow());
        return await students.TryInsertAsync(rows, cancellationToken)
            ? Results.Created($"/api/v1/students/{record.Id}", EnrolledStudent.From(record))
            : Results.Problem("This child or this operation is there already.", statusCode: StatusCodes.Status409Conflict);
    }

    private static Caller Caller(ClaimsPrincipal user) => new(
        user.FindFirstValue(DapperToken.Account)!,
        Enum.Parse<Role>(user.FindFirstValue(DapperToken.Role)!),
        Office.Of(AuthorityCode.Parse(user.FindFirstValue(DapperToken.Office)!)));

    private static IResult Refused(Refusal refusal) => Results.ValidationProblem(
        refusal.Faults.GroupBy(fault => fault.Path).ToDictionary(faults => faults.Key, faults => faults.Select(fault => fault.Rule.Id).ToArray()),
        statusCode: StatusCodes.Status422UnprocessableEntity);
}
