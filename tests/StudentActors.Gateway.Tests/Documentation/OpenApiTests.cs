using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.OpenApi;
using StudentActors.Domain.Rules;
using StudentActors.Gateway.Tests.Hosting;

namespace StudentActors.Gateway.Tests.Documentation;

public sealed class OpenApiTests
{
    private static readonly string[] Creating =
    [
        "EnrolStudent", "OpenSchool", "OpenClass", "CreateAccount", "StartImport", "RecordPersuasion",
        "StartTransfer", "DecideTransfer", "WithdrawTransfer", "AttachTransferEvidence", "HandOverTransferFile",
        "StartCase", "DecideCase", "WithdrawCase", "AttachCaseEvidence",
        "MergeSchool", "DecideSchoolMerger", "CloseSchool", "DecideSchoolClosure", "ReportDropouts", "ReviewDropouts", "GraduateClass",
        "StartSupplementaryRecord",
        "StartComplaint",
    ];

    private static readonly string[] Changing = ["UpdateStudent", "SetRegionPolicy"];

    [Fact]
    public async Task Document_is_openapi_3_1_without_faults()
    {
        await using var gateway = await GatewayUnderTest.Start();
        var text = await gateway.Http.GetStringAsync("/openapi/v1.json");

        var (document, diagnostic) = OpenApiDocument.Parse(text, "json");

        Assert.Empty(diagnostic!.Errors);
        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, diagnostic.SpecificationVersion);
        Assert.Equal("StudentActors", document!.Info.Title);
        Assert.Empty(document.Validate(ValidationRuleSet.GetDefaultRuleSet()));
    }

    [Fact]
    public async Task Every_endpoint_is_documented_and_nothing_else()
    {
        await using var gateway = await GatewayUnderTest.Start();
        var document = await gateway.Document();

        string[] others = ["/of-the-host", "/openapi/v1.json"];
        var mapped = gateway.Endpoints
            .Where(endpoint => !others.Contains(endpoint.RoutePattern.RawText)
                && !endpoint.RoutePattern.RawText!.StartsWith("/docs", StringComparison.Ordinal))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
                .Select(method => $"{method.ToLowerInvariant()} {endpoint.RoutePattern.RawText}"));

        Assert.Equal(mapped.Order(StringComparer.Ordinal), Operations(document).Select(entry => entry.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_operation_has_an_id_a_summary_a_tag_and_described_answers()
    {
        await using var gateway = await GatewayUnderTest.Start();
        var document = await gateway.Document();
        var tags = document["tags"]!.AsArray().Select(tag => tag!["name"]!.GetValue<string>()).ToHashSet();
        var operations = Operations(document).ToList();

        Assert.All(operations, entry =>
        {
            Assert.NotNull(entry.Operation["summary"]);
            Assert.Contains(Assert.Single(entry.Operation["tags"]!.AsArray())!.GetValue<string>(), tags);
            Assert.Contains(entry.Operation["responses"]!.AsObject(), response => response.Key[0] == '2');
            Assert.All(
                entry.Operation["responses"]!.AsObject(),
                response => Assert.NotEmpty(response.Value!["description"]!.GetValue<string>()));
            Assert.All(Parameters(entry.Operation), parameter => Assert.NotEmpty(parameter["description"]!.GetValue<string>()));
        });
        Assert.Equal(operations.Count, operations.Select(entry => entry.Operation["operationId"]!.GetValue<string>()).Distinct().Count());
    }

    [Fact]
    public async Task Every_endpoint_that_needs_a_token_says_so()
    {
        await using var gateway = await GatewayUnderTest.Start();
        var document = await gateway.Document();

        var endpoints = gateway.Endpoints.Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal));
        foreach (var endpoint in endpoints)
        {
            var method = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0].ToLowerInvariant();
            var operation = document["paths"]![endpoint.RoutePattern.RawText!]![method]!;
            var needsToken = endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null;
            Assert.Equal(needsToken, operation["security"] is not null);
            Assert.True(needsToken || operation["operationId"]!.GetValue<string>() is "SignIn" or "IssueToken");
        }

        Assert.Equal("bearer", document["components"]!["securitySchemes"]!["bearer"]!["scheme"]!.GetValue<string>());
        Assert.NotNull(document["components"]!["securitySchemes"]!["clientCredentials"]!["flows"]!["clientCredentials"]!["tokenUrl"]);
    }

    [Fact]
    public async Task Headers_of_the_conventions_are_documented()
    {
        await using var gateway = await GatewayUnderTest.Start();
        var document = await gateway.Document();

        foreach (var (_, operation) in Operations(document))
        {
            var id = operation["operationId"]!.GetValue<string>();
            var required = Parameters(operation)
                .Where(parameter => parameter["in"]!.GetValue<string>() == "header" && parameter["required"]?.GetValue<bool>() == true)
                .Select(parameter => parameter["name"]!.GetValue<string>());
            string[] expected = Creating.Contains(id) ? ["Idempotency-Key"] : Changing.Contains(id) ? ["If-Match"] : [];
            Assert.Equal(expected, required);
            foreach (var status in new[] { "429", "503" })
            {
                Assert.True(operation["responses"]![status] is not { } response || response["headers"]!["Retry-After"] is not null);
            }
        }
    }

    [Fact]
    public async Task Error_answers_name_their_rules()
    {
        await using var gateway = await GatewayUnderTest.Start();
        var document = await gateway.Document();
        var known = RuleBook.All.Select(rule => rule.Id).ToHashSet();

        var enrol = document["paths"]!["/api/v1/students"]!["post"]!["responses"]!;
        Assert.Contains("`identity.duplicate`", enrol["409"]!["description"]!.GetValue<string>());
        Assert.Contains("`identity.check-digit`", enrol["422"]!["description"]!.GetValue<string>());
        foreach (var (name, operation) in Operations(document).Where(entry => entry.Name.Contains("/api/", StringComparison.Ordinal)))
        {
            foreach (var (status, response) in operation["responses"]!.AsObject().Where(response => response.Key[0] is '4' or '5'))
            {
                Assert.All(
                    response!["description"]!.GetValue<string>().Split(", "),
                    rule => Assert.True(known.Contains(rule.Trim('`')), $"{name} {status} names {rule}"));
            }
        }
    }

    [Fact]
    public async Task Requests_refuse_unknown_properties_in_the_document_too()
    {
        await using var gateway = await GatewayUnderTest.Start();
        var schemas = (await gateway.Document())["components"]!["schemas"]!;

        var enrol = schemas["EnrolRequest"]!;

        Assert.False(enrol["additionalProperties"]!.GetValue<bool>());
        Assert.Equal(["school", "class", "name", "sex", "birthDate", "ethnicity", "entry"], Texts(enrol["required"]!));
        Assert.Equal("string", schemas["Role"]!["type"]!.GetValue<string>());
        Assert.Equal(["day", "boarding", "lodging", "other"], Texts(schemas["Attendance"]!["enum"]!));
    }

    [Fact]
    public async Task Document_is_cached_by_its_tag()
    {
        await using var gateway = await GatewayUnderTest.Start();

        using var first = await gateway.Http.GetAsync("/openapi/v1.json");
        using var second = await gateway.Http.Send(HttpMethod.Get, "/openapi/v1.json", null, ("If-None-Match", first.Header("ETag")!));

        Assert.Equal("application/json", first.Content.Headers.ContentType?.ToString());
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    private static IEnumerable<(string Name, JsonNode Operation)> Operations(JsonNode document) => document["paths"]!.AsObject()
        .SelectMany(path => path.Value!.AsObject().Select(method => ($"{method.Key} {path.Key}", method.Value!)));

    private static IEnumerable<string> Texts(JsonNode array) => array.AsArray().Select(text => text!.GetValue<string>());

    private static IEnumerable<JsonNode> Parameters(JsonNode operation) =>
        operation["parameters"]?.AsArray().Select(parameter => parameter!) ?? [];
}
