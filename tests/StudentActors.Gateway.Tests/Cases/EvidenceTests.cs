using System.Net;
using System.Net.Http.Headers;
using StudentActors.Contracts.Cases;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Rules;
using StudentActors.Gateway.Tests.Fakes;
using StudentActors.Gateway.Tests.Hosting;

namespace StudentActors.Gateway.Tests.Cases;

public sealed class EvidenceTests
{
    private static readonly string Path = $"/api/v1/transfers/{CaseSamples.Id}/evidence";

    private static readonly byte[] Pdf = "%PDF-1.7"u8.ToArray();

    private readonly FakeCase _case = new() { OnRead = _ => CaseSamples.Transfer() };

    private AttachEvidence? _attached;

    [Fact]
    public async Task File_is_the_body_and_its_header_names_it()
    {
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        using var answer = await client.SendKeyed(Path, Raw(Pdf, "application/pdf"), "key-1");

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal($"{Path}/{CaseSamples.Evidence.Id}", answer.Header("Location"));
        Assert.Equal("转学证明.pdf", _attached!.Name);
        Assert.Equal(Pdf, _attached.Content);
        Assert.Equal("pdf", (await answer.Body())["type"]!.GetValue<string>());
    }

    [Fact]
    public async Task File_is_the_one_part_of_a_form()
    {
        await using var gateway = await Start();
        using var client = await gateway.SignIn();
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Pdf), "file", "证明.pdf" } };

        using var answer = await client.SendKeyed(Path, form, "key-1");

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal("证明.pdf", _attached!.Name);
        Assert.Equal(Pdf, _attached.Content);
        using var two = new MultipartFormDataContent
        {
            { new ByteArrayContent(Pdf), "file", "a.pdf" },
            { new ByteArrayContent(Pdf), "file", "b.pdf" },
        };
        await client.SendKeyed(Path, two, "key-2").ShouldBeProblem(HttpStatusCode.BadRequest, "import.file");
    }

    [Fact]
    public async Task Same_file_under_the_same_key_is_the_same_operation_and_another_is_not()
    {
        var operations = new List<Contracts.Calls.Operation>();
        _case.OnAttach = command =>
        {
            operations.Add(command.Operation);
            return CaseSamples.Evidence;
        };
        await using var gateway = await Start(keep: true);
        using var client = await gateway.SignIn();

        foreach (var content in new[] { Pdf, Pdf, [.. Pdf, 0] })
        {
            using var _ = await client.SendKeyed(Path, Raw(content, "application/pdf"), "key-1");
        }

        Assert.Single(operations.Select(operation => operation.Id).Distinct());
        Assert.Equal(operations[0].RequestHash, operations[1].RequestHash);
        Assert.NotEqual(operations[0].RequestHash, operations[2].RequestHash);
    }

    [Fact]
    public async Task File_as_large_as_allowed_is_taken_and_a_larger_one_is_413()
    {
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        using var largest = await client.SendKeyed(Path, Raw(Large(EvidenceRules.LargestBytes), "application/pdf"), "key-1");
        Assert.Equal(HttpStatusCode.Created, largest.StatusCode);

        await client.SendKeyed(Path, Raw(Large(EvidenceRules.LargestBytes + 1), "application/pdf"), "key-2")
            .ShouldBeProblem(HttpStatusCode.RequestEntityTooLarge, "request.too-large");
    }

    [Fact]
    public async Task What_is_wrong_with_a_file_is_told()
    {
        _case.OnAttach = _ => Refusal.Of(RuleBook.EvidenceTypeUnknown);
        await using var gateway = await Start(keep: true);
        using var client = await gateway.SignIn();

        await client.SendKeyed(Path, Raw("GIF89a"u8.ToArray(), "image/png"), "key-1")
            .ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "evidence.type");
        await client.SendKeyed(Path, Raw("GIF89a"u8.ToArray(), "image/gif"), "key-1")
            .ShouldBeProblem(HttpStatusCode.UnsupportedMediaType, "request.unsupported-media-type");
        await client.SendKeyed(Path, Raw(Pdf, "application/pdf"), null)
            .ShouldBeProblem(HttpStatusCode.BadRequest, "request.idempotency-key-missing");
    }

    [Fact]
    public async Task Files_are_listed_and_downloaded_under_their_name()
    {
        _case.OnReadEvidence = id => new EvidenceContent(CaseSamples.Evidence, Pdf);
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        var list = await client.GetAsync(Path).Body();
        using var file = await client.GetAsync($"{Path}/{CaseSamples.Evidence.Id}");

        Assert.Equal("转学证明.pdf", list["items"]![0]!["name"]!.GetValue<string>());
        Assert.Equal(Pdf, await file.Content.ReadAsByteArrayAsync());
        Assert.Equal("application/pdf", file.Content.Headers.ContentType!.MediaType);
        Assert.Equal(("attachment", "转学证明.pdf"),
            (file.Content.Headers.ContentDisposition!.DispositionType, file.Content.Headers.ContentDisposition.FileNameStar));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb")]
    public async Task File_that_is_not_there_is_404(string id)
    {
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        await client.GetAsync($"{Path}/{id}").ShouldBeProblem(HttpStatusCode.NotFound, "evidence.not-found");
    }

    private static ByteArrayContent Raw(byte[] content, string mediaType)
    {
        var body = new ByteArrayContent(content);
        body.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        body.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileNameStar = "转学证明.pdf" };
        return body;
    }

    private static byte[] Large(int length)
    {
        var content = new byte[length];
        Pdf.CopyTo(content, 0);
        return content;
    }

    private async Task<GatewayUnderTest> Start(bool keep = false)
    {
        if (!keep)
        {
            _case.OnAttach = command =>
            {
                _attached = command;
                return CaseSamples.Evidence;
            };
        }

        var gateway = await GatewayUnderTest.Start();
        gateway.Grains.Add<ITransferGrain>(CaseSamples.Id.Guid, _case);
        return gateway;
    }
}
