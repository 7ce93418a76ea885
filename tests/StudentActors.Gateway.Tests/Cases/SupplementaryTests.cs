using System.Net;
using System.Text.Json.Nodes;
using StudentActors.Contracts.Cases;
using StudentActors.Contracts.Schools;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Students;
using StudentActors.Gateway.Tests.Fakes;
using StudentActors.Gateway.Tests.Hosting;

namespace StudentActors.Gateway.Tests.Cases;

public sealed class SupplementaryTests
{
    private const string Path = "/api/v1/cases/supplementary-records";

    private readonly FakeSchool _school = new();

    [Fact]
    public async Task Record_is_asked_for_with_the_fields_of_an_enrolment_and_a_reason()
    {
        StartSupplementary? received = null;
        _school.OnStartSupplementary = command =>
        {
            received = command;
            return CaseSamples.Transfer() with
            {
                Type = CaseType.SupplementaryRecord,
                Applicant = new ApplicantView("欧**", Sex.Male, new DateOnly(2018, 3, 15), null),
            };
        };
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        using var response = await client.PostKeyed(Path, Body());

        var body = await response.Body();
        Assert.Equal((HttpStatusCode.Created, $"/api/v1/cases/{CaseSamples.Transfer().Id}"), (response.StatusCode, response.Header("Location")));
        Assert.Equal(("supplementaryRecord", "欧**"), (body["type"]!.GetValue<string>(), body["applicant"]!["name"]!.GetValue<string>()));
        Assert.Equal(("随父母返乡", Samples.School), (received!.Reason, received.Form.School));
    }

    [Fact]
    public async Task Faults_of_the_child_are_told_even_without_a_school()
    {
        await using var gateway = await Start();
        using var client = await gateway.SignIn();
        var body = Body();
        body["school"] = "1";

        await client.PostKeyed(Path, HttpTesting.Json(body.ToJsonString())).ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "school.code");
        await client.PostKeyed(Path, HttpTesting.Json(Body().ToJsonString())).ShouldBeProblem(HttpStatusCode.NotFound, "school.not-found");
    }

    private static JsonObject Body() => new()
    {
        ["school"] = Samples.School,
        ["class"] = "primary-2024-1",
        ["name"] = "欧阳小雨",
        ["sex"] = "male",
        ["birthDate"] = "2018-03-15",
        ["ethnicity"] = "01",
        ["entry"] = new JsonObject { ["date"] = "2026-09-01", ["way"] = "nearby" },
        ["reason"] = "随父母返乡",
    };

    private async Task<GatewayUnderTest> Start()
    {
        var gateway = await GatewayUnderTest.Start();
        gateway.Grains.AddAny<ISchoolGrain>(_school);
        return gateway;
    }
}
