using System.Net.Mime;
using System.Text;
using StudentActors.Contracts.Imports;
using StudentActors.Gateway.Requests;
using StudentActors.Gateway.Tokens;

namespace StudentActors.Gateway.Operations;

/// <summary>Streams the pages of an error file; one page is in memory at a time.</summary>
internal sealed class ErrorFile(IImportGrain import, ErrorFilePage first, string fileName, bool chinese) : IResult
{
    public const string MediaType = MediaTypeNames.Text.Csv;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = MediaType + "; charset=utf-8";
        response.Headers.ContentDisposition = $"attachment; filename=\"{fileName}\"";
        response.Headers.ContentLanguage = (chinese ? Language.Chinese : Language.English).Tag();
        await response.Body.WriteAsync(Encoding.UTF8.Preamble.ToArray(), httpContext.RequestAborted);
        var page = first;
        while (true)
        {
            await response.WriteAsync(page.Csv, Encoding.UTF8, httpContext.RequestAborted);
            if (page.NextPageToken is null)
            {
                return;
            }

            var next = await import.ReadErrors(httpContext.Caller(), page.NextPageToken, chinese, httpContext.RequestAborted);
            page = next.Value ?? throw new InvalidOperationException("The error file ended before its last page.");
        }
    }
}
