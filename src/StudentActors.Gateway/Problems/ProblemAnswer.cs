using System.ComponentModel;
using StudentActors.Contracts.Schools;
using StudentActors.Gateway.Cases;

namespace StudentActors.Gateway.Problems;

[Description("RFC 9457 problem details. It never contains personal data.")]
internal sealed record ProblemAnswer
{
    [Description("Stable name of the error, urn:studentactors:error:{area}:{name}.")]
    public required string Type { get; init; }

    [Description("What kind of error it is, in the language of Content-Language.")]
    public required string Title { get; init; }

    [Description("HTTP status code.")]
    public required int Status { get; init; }

    [Description("What the rule says, in the language of Content-Language.")]
    public required string Detail { get; init; }

    [Description("Name this when you report the error.")]
    public required string TraceId { get; init; }

    [Description("The rule that refused the request.")]
    public required string RuleId { get; init; }

    [Description("Article of the Measures (2025) that the rule stands on, where there is one.")]
    public string? Article { get; init; }

    [Description("Every fault that was found, all at once; empty when the request as a whole was refused.")]
    public required IReadOnlyList<ProblemFault> Errors { get; init; }

    [Description("Only with identity:duplicate: the record that holds the document, as far as the caller may see it.")]
    public ExistingStudentView? Existing { get; init; }

    [Description("Only where an act on a case was refused: the case as it stands.")]
    public CaseStanding? Case { get; init; }
}

[Description("One field that breaks one rule.")]
internal sealed record ProblemFault
{
    [Description("Path of the field, e.g. guardians[0].phone, or the name of a query parameter.")]
    public required string Path { get; init; }

    [Description("Id of the rule.")]
    public required string Code { get; init; }

    [Description("What the rule says, in the language of Content-Language.")]
    public required string Message { get; init; }
}
