using System.Net.Mime;
using StudentActors.Contracts.Imports;
using StudentActors.Domain.Rules;
using StudentActors.Gateway.Problems;
using StudentActors.Gateway.Requests;

namespace StudentActors.Gateway.Imports;

/// <summary>The empty file that a school fills in.</summary>
internal static class TemplateEndpoint
{
    public const string Csv = MediaTypeNames.Text.Csv;
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static async Task<IResult> Read(string kind, HttpContext http, IGrainFactory grains)
    {
        var query = new SentQuery(http.Request);
        var format = Format(query, http.Request);
        if (query.Refusal is { } refusal)
        {
            return new Refused(refusal);
        }

        var language = Languages.Of(http.Request);
        var answer = await grains.GetGrain<IImportTemplatesGrain>(0).Read(kind, format, language == Language.Chinese, http.RequestAborted);
        if (!answer.Accepted)
        {
            // In a path an unknown kind is a place where nothing is.
            return answer.Refusal?.Rule == RuleBook.ImportKind ? Refused.By(RuleBook.PathNotFound) : Refused.By(answer);
        }

        http.Response.Headers.ContentLanguage = language.Tag();
        return Results.File(answer.Value.Content, answer.Value.ContentType, answer.Value.FileName);
    }

    private static TemplateFormat Format(SentQuery query, HttpRequest request)
    {
        switch (query.Text("format"))
        {
            case "csv":
                return TemplateFormat.Csv;
            case "xlsx":
                return TemplateFormat.Xlsx;
            case null:
                var accepted = request.Headers.Accept.ToString();
                return accepted.Contains(Xlsx, StringComparison.OrdinalIgnoreCase)
                    && !accepted.Contains(Csv, StringComparison.OrdinalIgnoreCase)
                    ? TemplateFormat.Xlsx
                    : TemplateFormat.Csv;
            default:
                query.Fault("format", RuleBook.ParameterValue);
                return TemplateFormat.Csv;
        }
    }
}
