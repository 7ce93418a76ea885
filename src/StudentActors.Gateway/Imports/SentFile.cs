using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using StudentActors.Domain.Rules;

namespace StudentActors.Gateway.Imports;

/// <summary>The file of an import: the body itself, or the one part of a multipart form.</summary>
internal sealed class SentFile
{
    private const string Multipart = "multipart/form-data";

    // application/x-www-form-urlencoded is what curl --data-binary says of any file.
    private static readonly string[] Raw =
    [
        "text/csv", "application/csv", "text/plain", "application/octet-stream", "application/vnd.ms-excel",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/x-www-form-urlencoded",
    ];

    private readonly MultipartReader? _parts;

    private SentFile(Stream content, string? contentType, MultipartReader? parts = null)
    {
        Content = content;
        ContentType = contentType;
        _parts = parts;
    }

    public static IReadOnlyList<string> MediaTypes => [Multipart, .. Raw.Take(6)];

    public Stream Content { get; }

    public string? ContentType { get; }

    public static async Task<(SentFile? File, Refusal? Refusal)> Open(HttpRequest request)
    {
        if (request.ContentType is null)
        {
            return (new SentFile(request.Body, null), null);
        }

        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type))
        {
            return (null, Refusal.Of(RuleBook.UnsupportedMediaType));
        }

        if (Raw.Any(raw => type.MediaType.Equals(raw, StringComparison.OrdinalIgnoreCase)))
        {
            return (new SentFile(request.Body, request.ContentType), null);
        }

        if (!type.MediaType.Equals(Multipart, StringComparison.OrdinalIgnoreCase))
        {
            return (null, Refusal.Of(RuleBook.UnsupportedMediaType));
        }

        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary);
        if (boundary.Length is 0 or > 70)
        {
            return (null, Refusal.Of(RuleBook.ImportFileMissing));
        }

        var parts = new MultipartReader(boundary.ToString(), request.Body);
        var part = await parts.ReadNextSectionAsync(request.HttpContext.RequestAborted);
        return part is not null && part.GetContentDispositionHeader()?.IsFileDisposition() == true
            ? (new SentFile(part.Body, part.ContentType, parts), null)
            : (null, Refusal.Of(RuleBook.ImportFileMissing));
    }

    /// <summary>Whether nothing follows the file.</summary>
    public async Task<bool> IsWhole(CancellationToken cancellationToken) =>
        _parts is null || await _parts.ReadNextSectionAsync(cancellationToken) is null;
}
