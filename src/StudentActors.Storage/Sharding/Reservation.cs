using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Sharding;

/// <summary>A claim or an operation (kind 0) that is to be taken in another shard than its record's.</summary>
/// <param name="Unit">What decides whether it stays taken; <c>null</c> takes it for good.</param>
/// <param name="Operation">Only of an operation.</param>
internal sealed record Reservation(short Kind, Guid Key, Guid Record, Guid? Unit, OperationRow? Operation = null)
{
    public const short OperationKind = 0;

    public static Reservation Of(ClaimKey claim, Guid record, Guid? unit) => new((short)claim.Kind, claim.Hash, record, unit);

    public static Reservation Of(AnswerWrite answer, Guid record, int version, Guid? unit) =>
        new(OperationKind, answer.Operation.Id, record, unit, new OperationRow(answer.Operation.RequestHash, version, answer.At));
}

/// <summary>What else is noted of an operation.</summary>
internal sealed record OperationRow(byte[] RequestHash, int Version, DateTimeOffset At);

/// <summary>What became of a reservation.</summary>
internal enum ReservationOutcome
{
    Taken,

    /// <summary>Somebody holds the key, for good or for a unit that is undecided.</summary>
    Held,

    /// <summary>Somebody held the key a moment ago.</summary>
    TryAgain,

    /// <summary>The key's bucket is not (or no longer) written to in this shard.</summary>
    Elsewhere,
}

/// <param name="Record">Whose the key is, where it is held.</param>
/// <param name="Pending">The undecided unit that holds it; <c>null</c> where it is held for good.</param>
internal sealed record ReservationResult(ReservationOutcome Outcome, Guid Record, PendingKey? Pending)
{
    public static readonly ReservationResult Taken = new(ReservationOutcome.Taken, Guid.Empty, null);
}

/// <summary>A key that is held for a unit which may or may not have been committed.</summary>
internal sealed record PendingKey(short Kind, Guid Key, Guid Record, Guid Unit, TimeSpan Age);
