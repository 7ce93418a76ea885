using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using StudentActors.Domain.Rules;

namespace StudentActors.Gateway.Requests;

/// <summary>A file: the body itself, or the one part of a multipart form.</summary>
internal sealed class SentFile
{
    public const string Multipart = "multipart/form-data";

    private readonly MultipartReader? _parts;

    private SentFile(Stream content, string? contentType, string? name, MultipartReader? parts = null)
    {
        Content = content;
        ContentType = contentType;
        Name = name;
        _parts = parts;
    }

    public Stream Content { get; }

    public string? ContentType { get; }

    /// <summary>As <c>Content-Disposition</c> says; never from the URL, because a file's name may be a person's.</summary>
    public string? Name { get; }

    /// <param name="raw">Media types of a body that is the file itself.</param>
    public static async Task<(SentFile? File, Refusal? Refusal)> Open(HttpRequest request, IReadOnlyList<string> raw)
    {
        if (request.ContentType is null)
        {
            return (new SentFile(request.Body, null, NameOf(request.Headers.ContentDisposition)), null);
        }

        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type))
        {
            return (null, Refusal.Of(RuleBook.UnsupportedMediaType));
        }

        if (raw.Any(known => type.MediaType.Equals(known, StringComparison.OrdinalIgnoreCase)))
        {
            return (new SentFile(request.Body, request.ContentType, NameOf(request.Headers.ContentDisposition)), null);
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
            ? (new SentFile(part.Body, part.ContentType, NameOf(part.ContentDisposition), parts), null)
            : (null, Refusal.Of(RuleBook.ImportFileMissing));
    }

    /// <summary>Whether nothing follows the file.</summary>
    public async Task<bool> IsWhole(CancellationToken cancellationToken) =>
        _parts is null || await _parts.ReadNextSectionAsync(cancellationToken) is null;

    // filename* carries any script; plain filename what a multipart form says, in UTF-8.
    private static string? NameOf(string? disposition)
    {
        if (!ContentDispositionHeaderValue.TryParse(disposition, out var parsed))
        {
            return null;
        }

        var name = parsed.FileNameStar.HasValue ? parsed.FileNameStar : HeaderUtilities.RemoveQuotes(parsed.FileName);
        return name.HasValue ? name.Value : null;
    }
}
