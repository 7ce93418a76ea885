namespace StudentActors.Storage.Registry;

/// <summary>
/// Notes, in the same commit, that an operation has taken effect. The answer itself is not stored twice: it is the record as it stood at
/// this version, which its events tell, so that a retry hears the same.
/// </summary>
public sealed record AnswerWrite(OperationKey Operation, DateTimeOffset At);
