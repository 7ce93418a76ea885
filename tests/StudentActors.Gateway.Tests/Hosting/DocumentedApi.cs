using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace StudentActors.Gateway.Tests.Hosting;

/// <summary>Fails a test whose answer the OpenAPI document does not describe: status code, media type and body.</summary>
internal sealed class DocumentedApi(Uri address)
{
    private static readonly HttpStatusCode[] OfNoOperation = [HttpStatusCode.MethodNotAllowed];

    // Every gateway serves the same document, and writing it takes longer than most tests.
    private static readonly SemaphoreSlim Loading = new(1, 1);
    private static JsonNode? _document;

    public HttpMessageHandler Handler() => new Comparing(this);

    public async Task<JsonNode> Document()
    {
        await Loading.WaitAsync();
        try
        {
            if (_document is null)
            {
                using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address };
                _document = JsonNode.Parse(await client.GetStringAsync("/openapi/v1.json"))!;
            }

            return _document;
        }
        finally
        {
            Loading.Release();
        }
    }

    private async Task Compare(HttpRequestMessage request, HttpResponseMessage response)
    {
        var document = await Document();
        var (path, item) = document["paths"]!.AsObject().FirstOrDefault(entry => Matches(entry.Key, request.RequestUri!.AbsolutePath));
        var method = request.Method == HttpMethod.Head ? "get" : request.Method.Method.ToLowerInvariant();
        if (item?[method] is not { } operation || OfNoOperation.Contains(response.StatusCode))
        {
            return;
        }

        var status = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
        var documented = operation["responses"]![status];
        Assert.True(documented is not null, $"{method} {path} answered {status}, which is not documented.");
        if (request.Method == HttpMethod.Head || response.Content.Headers.ContentType?.MediaType is not { } mediaType)
        {
            return;
        }

        var schema = documented["content"]?[mediaType]?["schema"];
        Assert.True(schema is not null, $"{method} {path} answered {status} as {mediaType}, which is not documented.");
        if (mediaType.EndsWith("json", StringComparison.Ordinal))
        {
            await response.Content.LoadIntoBufferAsync();
            var body = JsonNode.Parse(await response.Content.ReadAsStringAsync());
            var faults = JsonSchema.Faults(document, schema, body, "$").ToList();
            Assert.True(faults.Count == 0, $"{method} {path} {status}: {string.Join("; ", faults)}");
        }
    }

    private static bool Matches(string template, string path) =>
        Regex.IsMatch(path, "^" + Regex.Replace(Regex.Escape(template), @"\\\{[^/]+}", "[^/]+") + "$");

    private sealed class Comparing(DocumentedApi api) : DelegatingHandler(new SocketsHttpHandler
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
    })
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            await api.Compare(request, response);
            return response;
        }
    }
}
