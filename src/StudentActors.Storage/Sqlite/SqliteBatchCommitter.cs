using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Sqlite;

/// <summary>
/// Commits batches to the file. As nobody else writes meanwhile, a unit simply writes step by step; one that meets an obstacle takes back
/// the few rows it has written, and its neighbours go on. The record comes after operation and claims, because inserts can be taken
/// back and an update cannot.
/// </summary>
internal sealed class SqliteBatchCommitter(SqliteWriter writer) : IBatchCommitter
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(SqliteBatchCommitter), "Commit");
    private static readonly string InsertClaim = Sql["InsertClaim"];
    private static readonly string DeleteClaim = Sql["DeleteClaim"];
    private static readonly string FindClaim = Sql["FindClaim"];
    private static readonly string InsertEvent = Sql["InsertEvent"];
    private static readonly string SetDeadline = Sql["SetDeadline"];
    private static readonly string ClearDeadline = Sql["ClearDeadline"];

    public Task<CommitOutcome?[]> CommitAsync(IReadOnlyList<CommitUnit> units, CancellationToken cancellationToken) =>
        writer.TransactAsync(session => Commit(session, units), cancellationToken);

    public CommitFailure Classify(Exception exception) =>
        exception is RegistryUnavailableException || SqliteFailure.IsUnavailable(exception) ? CommitFailure.Unavailable : CommitFailure.Data;

    public ValueTask DisposeAsync()
    {
        writer.Dispose();
        return ValueTask.CompletedTask;
    }

    private static CommitOutcome?[] Commit(SqliteSession session, IReadOnlyList<CommitUnit> units)
    {
        var outcomes = new CommitOutcome?[units.Count];
        for (var i = 0; i < units.Count; i++)
            outcomes[i] = Commit(session, units[i]);
        return outcomes;
    }

    private static CommitOutcome Commit(SqliteSession session, CommitUnit unit)
    {
        if (unit.Answer is { } answer && SqliteOperations.Take(session, answer, unit.Answering.Id, unit.Answering.Version) is { } before)
            return new CommitOutcome.AnsweredBefore(before);

        var claimed = 0;
        if (TakeClaims(session, unit, ref claimed) is { } taken)
        {
            TakeBack(session, unit, claimed);
            return IsCurrent(session, unit) ? taken : CommitOutcome.VersionConflict.Instance;
        }

        if (SqliteRecords.IsShutOut(session, unit.Record))
        {
            TakeBack(session, unit, claimed);
            return IsCurrent(session, unit) ? CommitOutcome.SchoolClosed.Instance : CommitOutcome.VersionConflict.Instance;
        }

        // Of two records the first cannot be taken back any more when the second fails: so that is found out before.
        if ((unit.Joined is { } joined && !IsCurrent(session, joined.Record)) || !SqliteRecords.Write(session, unit.Record))
        {
            TakeBack(session, unit, claimed);
            return CommitOutcome.VersionConflict.Instance;
        }

        Follow(session, unit.Record, unit.Events, unit.Deadlines);
        if (unit.Joined is { } both)
        {
            if (!SqliteRecords.Write(session, both.Record))
                throw new InvalidOperationException("A case changed while nobody but this writer could change it.");
            Follow(session, both.Record, both.Events, both.Deadlines);
        }

        return CommitOutcome.Committed.Instance;
    }

    private static bool IsCurrent(SqliteSession session, CommitUnit unit) =>
        IsCurrent(session, unit.Record) && (unit.Joined is not { } joined || IsCurrent(session, joined.Record));

    private static bool IsCurrent(SqliteSession session, RecordWrite record) => SqliteRecords.Version(session, record) == record.ExpectedVersion;

    private static void Follow(SqliteSession session, RecordWrite record, IReadOnlyList<EventWrite> events, IReadOnlyList<DeadlineWrite> deadlines)
    {
        foreach (var change in events)
            WriteEvent(session, record, change);
        foreach (var deadline in deadlines)
            WriteDeadline(session, record.Id, deadline);
    }

    /// <param name="claimed">Bit <c>i</c> is set when claim <c>i</c> was free and has been inserted.</param>
    private static CommitOutcome.ClaimTaken? TakeClaims(SqliteSession session, CommitUnit unit, ref int claimed)
    {
        for (var i = 0; i < unit.Claims.Count; i++)
        {
            var key = unit.Claims[i].Key;
            if (session.Statement(InsertClaim).Bind(key.Hash).Bind((int)key.Kind).Bind(unit.Record.Id).Execute() == 1)
            {
                claimed |= 1 << i;
                continue;
            }

            var owner = session.Statement(FindClaim).Bind(key.Hash).Bind((int)key.Kind).OneValue(row => row.Guid(0));
            if (owner != unit.Record.Id)
                return new CommitOutcome.ClaimTaken(key, owner!.Value);
        }

        return null;
    }

    private static void TakeBack(SqliteSession session, CommitUnit unit, int claimed)
    {
        if (unit.Answer is { } answer)
            SqliteOperations.Release(session, answer);
        for (var i = 0; i < unit.Claims.Count; i++)
        {
            var key = unit.Claims[i].Key;
            if ((claimed & (1 << i)) != 0)
                session.Statement(DeleteClaim).Bind(key.Hash).Bind((int)key.Kind).Execute();
        }
    }

    private static void WriteEvent(SqliteSession session, RecordWrite record, EventWrite change)
    {
        var (school, authority) = record.Place();
        session.Statement(InsertEvent)
            .Bind(record.Id).Bind(change.Sequence).Bind((int)record.Kind).Bind(change.Kind).Bind(change.At.ToMicroseconds())
            .Bind(change.Actor).Bind(school).Bind(authority).Bind(change.Hash).Bind(change.Payload)
            .Execute();
    }

    private static void WriteDeadline(SqliteSession session, Guid owner, DeadlineWrite deadline)
    {
        if (deadline.DueAt is { } due)
        {
            session.Statement(SetDeadline)
                .Bind(owner).Bind(deadline.Kind).Bind(RecordIds.Bucket(owner)).Bind(due.ToMicroseconds()).Bind(deadline.Generation)
                .Execute();
        }
        else
        {
            session.Statement(ClearDeadline).Bind(owner).Bind(deadline.Kind).Execute();
        }
    }
}
