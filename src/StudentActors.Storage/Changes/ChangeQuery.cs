using StudentActors.Domain.Accounts;

namespace StudentActors.Storage.Changes;

/// <summary>What a consumer of the change feed wants next.</summary>
/// <param name="After">Position of the last change it has; <c>null</c> from the beginning.</param>
/// <param name="Kinds">Event kinds; empty for all.</param>
/// <param name="Scope">Only changes of records within this office.</param>
public sealed record ChangeQuery(ChangePosition? After, IReadOnlyList<string> Kinds, Office Scope, int Limit);
