namespace StudentActors.Host.Client;

/// <summary>An import as <c>GET /operations/{id}</c> tells it.</summary>
internal sealed record ImportOperation(
    Guid Id, string State, long? Total, long Done, long Rejected, ImportOutcome? Result, IReadOnlyList<ImportRowError>? Errors, ImportFailure? Failure)
{
    public bool HasEnded => State is not ("queued" or "running");

    public bool Succeeded => State == "succeeded";
}

internal sealed record ImportOutcome(long Enrolled, long Unchanged, long Warnings);

/// <param name="Code">Rule that the row breaks.</param>
internal sealed record ImportRowError(long Row, string Code, string Field);

/// <summary>Why an import failed as a whole.</summary>
internal sealed record ImportFailure(string Code, string Message);
