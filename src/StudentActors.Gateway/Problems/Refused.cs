using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Schools;
using StudentActors.Domain.Rules;
using StudentActors.Gateway.Cases;

namespace StudentActors.Gateway.Problems;

/// <summary>The answer of an endpoint that a rule refuses.</summary>
internal sealed class Refused(Refusal refusal, ExistingStudentView? existing = null, CaseStanding? standing = null) : IResult
{
    public static Refused By(Rule rule, string path = "") => new(Refusal.Of(rule, path));

    /// <summary>What a grain refused; an answer with neither value nor refusal is the grain's failure.</summary>
    public static Refused By<T>(Answer<T> answer) where T : class => new(answer.Refusal ?? Refusal.Of(RuleBook.Unexpected));

    public Task ExecuteAsync(HttpContext httpContext) => ProblemWriter.Write(httpContext, refusal, existing, standing);
}
