namespace StudentActors.Storage.Registry;

/// <summary>A unit in the queue.</summary>
/// <param name="Attempt">How often it has been tried before.</param>
internal readonly record struct PendingUnit(CommitRequest Request, int Index, int Attempt)
{
    public CommitUnit Unit => Request.Units[Index];

    public void Complete(CommitOutcome outcome) => Request.Complete(Index, outcome);

    public void Fail(Exception exception) => Request.Fail(exception);
}
