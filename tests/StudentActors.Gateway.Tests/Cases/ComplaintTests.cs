using System.Net;
using StudentActors.Contracts.Cases;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Complaints;
using StudentActors.Domain.Rules;
using StudentActors.Gateway.Tests.Fakes;
using StudentActors.Gateway.Tests.Hosting;

namespace StudentActors.Gateway.Tests.Cases;

public sealed class ComplaintTests
{
    private const string Path = "/api/v1/cases/complaints";

    private readonly FakeCaseDesk _desk = new();

    [Fact]
    public async Task Complaint_about_a_case_is_started_and_shows_whom_it_is_against()
    {
        StartComplaint? received = null;
        _desk.OnStartComplaint = command =>
        {
            received = command;
            return CaseSamples.Transfer() with
            {
                Type = CaseType.Complaint,
                Complaint = new(CaseSamples.Id, Office.Nation, Complainant.Guardian, ComplaintOutcome.Upheld, CaseSamples.Id),
            };
        };
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        using var response = await client.PostKeyed(
            Path, new { @case = CaseSamples.Id.Value, against = "000000", complainant = "guardian", reason = "未说明理由" });

        var body = await response.Body();
        Assert.Equal((HttpStatusCode.Created, $"/api/v1/cases/{CaseSamples.Id}"), (response.StatusCode, response.Header("Location")));
        Assert.Equal(("complaint", "upheld"), (body["type"]!.GetValue<string>(), body["complaint"]!["outcome"]!.GetValue<string>()));
        Assert.Equal(
            new ComplaintForm { Case = CaseSamples.Id.Value, Against = "000000", Complainant = "guardian", Reason = "未说明理由" }, received!.Form);
    }

    [Fact]
    public async Task Complaint_about_a_record_names_the_student()
    {
        StartComplaint? received = null;
        _desk.OnStartComplaint = command =>
        {
            received = command;
            return Refusal.Of(RuleBook.ComplaintNation, "against");
        };
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        await client.PostKeyed(
                Path, new { student = new { studentNumber = CaseSamples.Number, name = "王小明" }, against = "000000", complainant = "other", reason = "不受理" })
            .ShouldBeProblem(HttpStatusCode.Conflict, "complaint.nation");

        Assert.Equal((CaseSamples.Number, "王小明", null), (received!.Form.StudentNumber, received.Form.Name, received.Form.Case));
    }

    private async Task<GatewayUnderTest> Start()
    {
        var gateway = await GatewayUnderTest.Start();
        gateway.Grains.Add<ICaseDeskGrain>(0, _desk);
        return gateway;
    }
}
