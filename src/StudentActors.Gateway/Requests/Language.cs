using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using StudentActors.Domain.Rules;

namespace StudentActors.Gateway.Requests;

/// <summary>The language of texts for people: Chinese unless the caller asks for something else.</summary>
internal enum Language
{
    Chinese,
    English,
}

internal static class Languages
{
    /// <summary>By <c>Accept-Language</c> with its q-values; whoever names only languages that are not spoken here gets English.</summary>
    public static Language Of(HttpRequest request)
    {
        var accepted = request.Headers.AcceptLanguage;
        return StringValues.IsNullOrEmpty(accepted) || !StringWithQualityHeaderValue.TryParseList(accepted, out var ranges)
            ? Language.Chinese
            : Choose(ranges);
    }

    public static string Tag(this Language language) => language == Language.Chinese ? "zh-CN" : "en";

    public static string Text(this Language language, Rule rule) => language == Language.Chinese ? rule.Chinese : rule.English;

    private static Language Choose(IList<StringWithQualityHeaderValue> ranges)
    {
        double? chinese = null, english = null, any = null;
        foreach (var range in ranges)
        {
            var quality = range.Quality ?? 1;
            if (range.Value == "*")
            {
                any = quality;
            }
            else if (Matches(range.Value, "zh"))
            {
                chinese = Math.Max(chinese ?? 0, quality);
            }
            else if (Matches(range.Value, "en"))
            {
                english = Math.Max(english ?? 0, quality);
            }
        }

        var (zh, en) = (chinese ?? any ?? 0, english ?? any ?? 0);
        return zh > 0 && zh >= en ? Language.Chinese : Language.English;
    }

    private static bool Matches(StringSegment range, string language) =>
        range.StartsWith(language, StringComparison.OrdinalIgnoreCase)
        && (range.Length == language.Length || range[language.Length] == '-');
}
