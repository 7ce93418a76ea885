using System.Security.Cryptography;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using StudentActors.Gateway.Answers;
using StudentActors.Gateway.Requests;

namespace StudentActors.Gateway.Documentation;

/// <summary>The OpenAPI document, written once: the endpoints do not change while the process runs.</summary>
internal sealed class OpenApiFile([FromKeyedServices("v1")] IOpenApiDocumentProvider provider)
{
    private readonly Lazy<Task<Written>> _written = new(() => Write(provider));

    public async Task Send(HttpContext http)
    {
        var (content, tag) = await _written.Value;
        var response = http.Response;
        response.Headers.CacheControl = "no-cache";
        response.Headers.ETag = tag;
        if (RecordVersion.IsKnown(http.Request, tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = JsonAnswer.MediaType;
        response.ContentLength = content.Length;
        await response.Body.WriteAsync(content, http.RequestAborted);
    }

    private static async Task<Written> Write(IOpenApiDocumentProvider provider)
    {
        var document = await provider.GetOpenApiDocumentAsync(CancellationToken.None);
        using var content = new MemoryStream();
        await document.SerializeAsJsonAsync(content, OpenApiSpecVersion.OpenApi3_1, CancellationToken.None);
        var bytes = content.ToArray();
        return new Written(bytes, $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8))}\"");
    }

    private sealed record Written(byte[] Content, string Tag);
}
