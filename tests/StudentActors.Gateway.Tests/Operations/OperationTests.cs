using System.Net;
using System.Text;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Imports;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Rules;
using StudentActors.Gateway.Tests.Fakes;
using StudentActors.Gateway.Tests.Hosting;

namespace StudentActors.Gateway.Tests.Operations;

public sealed class OperationTests
{
    private static readonly Guid Id = Guid.Parse("0b0e4a3e-7a0c-4d51-9a33-9f0f6f0f6f01");

    private readonly FakeImport _import = new();

    [Fact]
    public async Task Operation_shows_progress_result_and_explained_errors()
    {
        await using var gateway = await Start(view => view with
        {
            State = OperationState.Succeeded,
            Total = 10,
            Done = 10,
            Rejected = 1,
            Result = new ImportResult(8, 1, 2),
            Errors = [new RowError(7, "identity.check-digit", "documentNumber")],
        });
        using var client = await gateway.SignIn();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");

        using var response = await client.GetAsync($"/api/v1/operations/{Id}");
        var body = await response.Body();

        Assert.Equal("en", response.Header("Content-Language"));
        Assert.Equal("succeeded", body["state"]!.GetValue<string>());
        Assert.Equal(8, body["result"]!["enrolled"]!.GetValue<long>());
        var error = body["errors"]![0]!;
        Assert.Equal((7, "documentNumber", "identity.check-digit"),
            (error["row"]!.GetValue<int>(), error["field"]!.GetValue<string>(), error["code"]!.GetValue<string>()));
        Assert.Equal(RuleBook.CheckDigit.English, error["message"]!.GetValue<string>());
    }

    [Fact]
    public async Task Failed_operation_says_why()
    {
        await using var gateway = await Start(view => view with { State = OperationState.Failed, Failure = "import.columns" });
        using var client = await gateway.SignIn();

        var failure = (await client.GetAsync($"/api/v1/operations/{Id}").Body())["failure"]!;

        Assert.Equal("import.columns", failure["code"]!.GetValue<string>());
        Assert.Equal(RuleBook.ImportColumns.Chinese, failure["message"]!.GetValue<string>());
    }

    [Fact]
    public async Task Delete_cancels()
    {
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        var body = await client.DeleteAsync($"/api/v1/operations/{Id}").Body();

        Assert.True(_import.Cancelled);
        Assert.Equal("cancelled", body["state"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("x")]
    [InlineData("0b0e4a3e7a0c4d519a339f0f6f0f6f01")]
    public async Task Id_that_is_none_is_404(string id)
    {
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        await client.GetAsync($"/api/v1/operations/{id}").ShouldBeProblem(HttpStatusCode.NotFound, "operation.not-found");
        await client.GetAsync($"/api/v1/operations/{id}/errors").ShouldBeProblem(HttpStatusCode.NotFound, "operation.not-found");
    }

    [Fact]
    public async Task Error_file_streams_every_page_behind_one_byte_order_mark()
    {
        _import.OnErrors = (token, chinese) => token switch
        {
            null => new ErrorFilePage(chinese ? "姓名,message\r\n" : "name,message\r\n", "2"),
            "2" => new ErrorFilePage("王小明,\"不,对\"\r\n", "3"),
            _ => new ErrorFilePage("𠮷田,x\r\n", null),
        };
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        using var response = await client.GetAsync($"/api/v1/operations/{Id}/errors");

        Assert.Equal("text/csv; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal($"attachment; filename=\"errors-{Id}.csv\"", response.Header("Content-Disposition"));
        var bytes = await response.Content.ReadAsByteArrayAsync();
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes[..3]);
        Assert.Equal("姓名,message\r\n王小明,\"不,对\"\r\n𠮷田,x\r\n", Encoding.UTF8.GetString(bytes[3..]));
    }

    [Fact]
    public async Task Error_file_that_breaks_off_does_not_look_whole()
    {
        _import.OnErrors = (token, _) => token is null ? new ErrorFilePage("name\r\n", "2") : throw new RegistryUnavailableException();
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => client.GetStringAsync($"/api/v1/operations/{Id}/errors"));
    }

    [Fact]
    public async Task Error_file_is_not_json()
    {
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        await client.Send(HttpMethod.Get, $"/api/v1/operations/{Id}/errors", null, ("Accept", "application/json"))
            .ShouldBeProblem(HttpStatusCode.NotAcceptable, "request.not-acceptable");
    }

    private async Task<GatewayUnderTest> Start(Func<OperationView, OperationView>? shape = null)
    {
        var gateway = await GatewayUnderTest.Start();
        gateway.Grains.Add<IImportGrain>(Id, _import);
        var caller = new Caller("registrar", Role.Registrar, Office.Nation);
        await _import.Create(new CreateImport(caller, new Operation(Id, new byte[32]), "students", "commit", null), CancellationToken.None);
        _import.Shape = shape ?? _import.Shape;
        return gateway;
    }
}
