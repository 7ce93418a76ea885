using System.ComponentModel;
using StudentActors.Contracts.Imports;
using StudentActors.Domain.Rules;
using StudentActors.Gateway.Requests;

namespace StudentActors.Gateway.Operations;

[Description("A long-running operation. It goes on by itself and survives restarts.")]
internal sealed record OperationAnswer
{
    public required Guid Id { get; init; }

    public required OperationState State { get; init; }

    [Description("Rows in the file; null until counted.")]
    public required long? Total { get; init; }

    [Description("Rows finished, rejected ones included.")]
    public required long Done { get; init; }

    public required long Rejected { get; init; }

    [Description("Once it has succeeded.")]
    public ImportResult? Result { get; init; }

    [Description("The first rejected rows; all of them are in GET /operations/{id}/errors.")]
    public required IReadOnlyList<OperationError> Errors { get; init; }

    [Description("Why it failed as a whole.")]
    public OperationFailure? Failure { get; init; }

    public static OperationAnswer From(OperationView view, Language language) => new()
    {
        Id = view.Id,
        State = view.State,
        Total = view.Total,
        Done = view.Done,
        Rejected = view.Rejected,
        Result = view.Result,
        Errors = view.Errors.IsDefaultOrEmpty
            ? []
            : [.. view.Errors.Select(error => new OperationError(error.Row, error.Field, error.Code, Text(error.Code, language)))],
        Failure = view.Failure is { } rule ? new OperationFailure(rule, Text(rule, language)) : null,
    };

    private static string Text(string ruleId, Language language) => RuleBook.Find(ruleId) is { } rule ? language.Text(rule) : ruleId;
}

/// <param name="Row">1-based data row.</param>
/// <param name="Code">Rule id.</param>
internal sealed record OperationError(long Row, string Field, string Code, string Message);

/// <param name="Code">Rule id.</param>
internal sealed record OperationFailure(string Code, string Message);
