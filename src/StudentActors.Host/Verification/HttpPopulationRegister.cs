using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using StudentActors.Domain.Identity;
using StudentActors.Domain.Students;
using StudentActors.Grains.Verification;

namespace StudentActors.Host.Verification;

/// <summary>
/// A population register behind HTTP. It is sent <c>POST</c> <c>{name, sex, birthDate, document: {type, number, issuer}}</c> and answers 200 with
/// <c>{verdict: agrees | differs | unknown}</c>, or 404 for a document that it does not know. Whatever else it does, or does not do within the time it
/// is given, means that it has not answered. The question is personal data: the way there has to be protected.
/// </summary>
internal sealed partial class HttpPopulationRegister(HttpClient http, ILogger<HttpPopulationRegister> logger) : IPopulationRegister
{
    public async Task<RegisterVerdict> AskAsync(KeyData person, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await http.PostAsJsonAsync(string.Empty, Question.Of(person), JsonSerializerOptions.Web, cancellationToken);
            if (answer.StatusCode == HttpStatusCode.NotFound)
            {
                return RegisterVerdict.Unknown;
            }

            answer.EnsureSuccessStatusCode();
            var said = await answer.Content.ReadFromJsonAsync<Answer>(JsonSerializerOptions.Web, cancellationToken);
            return said?.Verdict switch
            {
                "agrees" => RegisterVerdict.Agrees,
                "differs" => RegisterVerdict.Differs,
                "unknown" => RegisterVerdict.Unknown,
                _ => throw new JsonException("The register's answer holds no verdict."),
            };
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or NotSupportedException
            || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            LogNoAnswer(logger, e.GetType().Name);
            return RegisterVerdict.Unreachable;
        }
    }

    // Only the kind of failure: a message might repeat what was asked.
    [LoggerMessage(2001, LogLevel.Warning, "The population register did not answer ({Failure}); it will be asked again")]
    private static partial void LogNoAnswer(ILogger logger, string failure);

    private sealed record Question(string Name, Sex Sex, DateOnly BirthDate, QuestionDocument? Document)
    {
        public static Question Of(KeyData person) => new(
            person.Name, person.Sex, person.BirthDate,
            person.Document is { } document ? new QuestionDocument(document.Type, document.Number, document.Issuer) : null);
    }

    private sealed record QuestionDocument(
        DocumentType Type, string Number, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Issuer);

    private sealed record Answer(string? Verdict);
}
