using System.Net;
using StudentActors.Contracts.Schools;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Gateway.Tests.Fakes;
using StudentActors.Gateway.Tests.Hosting;

namespace StudentActors.Gateway.Tests.Schools;

public sealed class GraduationTests
{
    private const string Path = $"/api/v1/schools/{Samples.School}/graduations";

    private static readonly object Request = new { @class = "primary-2021-3", date = "2027-06-20", outcome = "graduated", reason = "毕业" };

    private readonly FakeSchool _school = new();

    [Fact]
    public async Task Class_is_answered_with_counts_and_with_each_refusal_in_words()
    {
        GraduateClass? received = null;
        _school.OnGraduateClass = command =>
        {
            received = command;
            return new ClassGraduationView(
                SchoolCode.Parse(Samples.School), new ClassId(Stage.Primary, 2021, 3), 40, 2,
                [new RefusedGraduation(Samples.Id, Refusal.Of(RuleBook.GraduationProblem))]);
        };
        await using var gateway = await Start();
        using var client = await gateway.SignIn(Role.Registrar, Samples.School);

        using var response = await client.PostKeyed(Path, Request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(
            ("primary-2021-3", "2027-06-20", "graduated", "毕业"), (received!.Class, received.Date, received.Outcome, received.Reason));
        var body = await response.Body();
        Assert.Equal(("primary-2021-3", 40, 2), (body["class"]!.GetValue<string>(), body["graduated"]!.GetValue<int>(), body["pending"]!.GetValue<int>()));
        var refused = body["refused"]![0]!;
        Assert.Equal(
            (Samples.Id.Value, "graduation.problem-record", RuleBook.GraduationProblem.Chinese),
            (refused["student"]!.GetValue<string>(), refused["code"]!.GetValue<string>(), refused["message"]!.GetValue<string>()));
    }

    [Fact]
    public async Task What_concerns_the_whole_class_is_a_problem()
    {
        _school.OnGraduateClass = _ => Refusal.Of(RuleBook.CaseStartOffice);
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        await client.PostKeyed(Path, Request).ShouldBeProblem(HttpStatusCode.Forbidden, "case.start-office");
        await client.PostKeyed("/api/v1/schools/1/graduations", Request).ShouldBeProblem(HttpStatusCode.NotFound, "school.not-found");
        await client.PostKeyed(Path, HttpTesting.Json("""{"klass":"x"}""")).ShouldBeProblem(HttpStatusCode.BadRequest, "request.unknown-property");
        await client.SendKeyed(Path, HttpTesting.Json("{}"), null).ShouldBeProblem(HttpStatusCode.BadRequest, "request.idempotency-key-missing");
    }

    private async Task<GatewayUnderTest> Start()
    {
        var gateway = await GatewayUnderTest.Start();
        gateway.Grains.AddAny<ISchoolGrain>(_school);
        return gateway;
    }
}
