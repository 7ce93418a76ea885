using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using StudentActors.Contracts.Imports;
using StudentActors.Gateway.Tests.Fakes;
using StudentActors.Gateway.Tests.Hosting;

namespace StudentActors.Gateway.Tests.Imports;

public sealed class ImportTests
{
    private const string Path = "/api/v1/imports?kind=students&mode=commit";
    private const int Chunk = 4096;

    private readonly FakeImport _import = new();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Chunk)]
    [InlineData(Chunk + 1)]
    [InlineData(10 * Chunk)]
    public async Task Raw_file_arrives_in_chunks(int length)
    {
        var file = RandomNumberGenerator.GetBytes(length);
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        using var response = await client.PostKeyed(Path, Raw(file));

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal(file, _import.File);
        Assert.Equal((length + Chunk - 1) / Chunk, _import.StartedWith);
        Assert.All(_import.Chunks.Values.SkipLast(1), chunk => Assert.Equal(Chunk, chunk.Length));
        Assert.Equal(("students", "commit", "text/csv"), (_import.Created!.Kind, _import.Created.Mode, _import.Created.ContentType));
        Assert.Equal($"/api/v1/operations/{_import.Created.Operation.Id}", response.Header("Location"));
        var body = await response.Body();
        Assert.Equal("running", body["state"]!.GetValue<string>());
        Assert.True(body.AsObject().ContainsKey("total"));
        Assert.Empty(body["errors"]!.AsArray());
    }

    [Fact]
    public async Task Multipart_file_arrives_in_chunks()
    {
        var file = RandomNumberGenerator.GetBytes(3 * Chunk + 5);
        await using var gateway = await Start();
        using var client = await gateway.SignIn();
        using var form = Form(("file", file));

        using var response = await client.PostKeyed(Path, form);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal(file, _import.File);
        Assert.Equal(4, _import.StartedWith);
    }

    [Fact]
    public async Task File_larger_than_any_json_body_arrives()
    {
        var file = RandomNumberGenerator.GetBytes(3 * 1024 * 1024);
        await using var gateway = await Start(options => options.ImportChunk = new GatewayOptions().ImportChunk);
        using var client = await gateway.SignIn();

        using var response = await client.PostKeyed(Path, Raw(file));

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal(file, _import.File);
        Assert.Equal(12, _import.StartedWith);
    }

    [Fact]
    public async Task File_without_an_announced_length_arrives_too()
    {
        var file = RandomNumberGenerator.GetBytes(2 * Chunk + 7);
        await using var gateway = await Start();
        using var client = await gateway.SignIn();
        using var body = new StreamContent(new UnseekableStream(new MemoryStream(file)));

        using var response = await client.PostKeyed(Path, body);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal(file, _import.File);
    }

    [Fact]
    public async Task Same_file_again_is_the_same_import_and_is_not_sent_again()
    {
        var file = RandomNumberGenerator.GetBytes(2 * Chunk);
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        using var first = await client.PostKeyed(Path, Raw(file));
        _import.Chunks.Clear();
        using var second = await client.PostKeyed(Path, Raw(file));

        Assert.Equal(HttpStatusCode.Accepted, second.StatusCode);
        Assert.Equal("true", second.Header("Idempotent-Replay"));
        Assert.Equal(first.Header("Location"), second.Header("Location"));
        Assert.Empty(_import.Chunks);
    }

    [Fact]
    public async Task Same_key_with_another_file_is_a_conflict()
    {
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        using var first = await client.PostKeyed(Path, Raw("a,b"u8.ToArray()));

        await client.PostKeyed(Path, Raw("a,c"u8.ToArray())).ShouldBeProblem(HttpStatusCode.Conflict, "request.idempotency-conflict");
    }

    [Fact]
    public async Task Upload_that_broke_off_is_taken_up_again()
    {
        var file = RandomNumberGenerator.GetBytes(2 * Chunk);
        await using var gateway = await Start();
        using var client = await gateway.SignIn();
        _import.Shape = view => view with { State = OperationState.Queued };

        using var first = await client.PostKeyed(Path, Raw(file));
        _import.Chunks.Clear();
        using var second = await client.PostKeyed(Path, Raw(file));

        Assert.Equal(HttpStatusCode.Accepted, second.StatusCode);
        Assert.Equal(file, _import.File);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task File_over_the_limit_is_413(bool announced)
    {
        await using var gateway = await Start(options => options.LargestImport = 2 * Chunk);
        using var client = await gateway.SignIn();
        var file = new byte[3 * Chunk];
        HttpContent body = announced ? Raw(file) : new StreamContent(new UnseekableStream(new MemoryStream(file)));

        await client.PostKeyed(Path, body).ShouldBeProblem(HttpStatusCode.RequestEntityTooLarge, "request.too-large");
        Assert.Null(_import.StartedWith);
    }

    [Theory]
    [InlineData("kind=teachers&mode=commit", "import.kind", "kind")]
    [InlineData("kind=students&mode=try", "import.mode", "mode")]
    [InlineData("kind=students", "import.mode", "mode")]
    public async Task Kind_and_mode_are_checked(string query, string ruleId, string path)
    {
        await using var gateway = await Start();
        using var client = await gateway.SignIn();

        var problem = await client.PostKeyed($"/api/v1/imports?{query}", Raw([1]))
            .ShouldBeProblem(HttpStatusCode.UnprocessableEntity, ruleId);

        Assert.Equal([(path, ruleId)], problem.Errors());
    }

    [Fact]
    public async Task Multipart_without_a_file_is_refused()
    {
        await using var gateway = await Start();
        using var client = await gateway.SignIn();
        using var form = new MultipartFormDataContent { { new StringContent("students"), "kind" } };

        await client.PostKeyed(Path, form).ShouldBeProblem(HttpStatusCode.BadRequest, "import.file");
    }

    [Fact]
    public async Task Second_part_stops_the_import_before_it_starts()
    {
        await using var gateway = await Start();
        using var client = await gateway.SignIn();
        using var form = Form(("file", [1, 2, 3]), ("other", [4, 5, 6]));

        await client.PostKeyed(Path, form).ShouldBeProblem(HttpStatusCode.BadRequest, "import.file");
        Assert.Null(_import.StartedWith);
        Assert.True(_import.Cancelled);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("image/png")]
    public async Task Other_media_type_is_415(string mediaType)
    {
        await using var gateway = await Start();
        using var client = await gateway.SignIn();
        var body = Raw([1]);
        body.Headers.ContentType = new MediaTypeHeaderValue(mediaType);

        await client.PostKeyed(Path, body).ShouldBeProblem(HttpStatusCode.UnsupportedMediaType, "request.unsupported-media-type");
    }

    private static ByteArrayContent Raw(byte[] file)
    {
        var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        return content;
    }

    private static MultipartFormDataContent Form(params (string Name, byte[] Content)[] files)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, content) in files)
        {
            form.Add(Raw(content), name, "学生.csv");
        }

        return form;
    }

    private async Task<GatewayUnderTest> Start(Action<GatewayOptions>? configure = null)
    {
        var gateway = await GatewayUnderTest.Start(options =>
        {
            options.ImportChunk = Chunk;
            configure?.Invoke(options);
        });
        gateway.Grains.AddAny<IImportGrain>(_import);
        return gateway;
    }
}
