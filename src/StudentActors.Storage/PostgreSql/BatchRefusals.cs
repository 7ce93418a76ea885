using Npgsql;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.PostgreSql;

/// <summary>Reads what <c>registry_commit</c> says about the units that it refused.</summary>
internal static class BatchRefusals
{
    private const short AnsweredBefore = 1;
    private const short VersionConflict = 2;
    private const short ClaimHeld = 3;
    private const short SchoolClosed = 4;
    private const short BucketClosed = 5;

    public static async Task<CommitOutcome?[]> ReadAsync(
        NpgsqlDataReader reader, IReadOnlyList<CommitUnit> units, CancellationToken cancellationToken)
    {
        var outcomes = new CommitOutcome?[units.Count];
        Array.Fill(outcomes, CommitOutcome.Committed.Instance);
        var facts = new Dictionary<Guid, Refusal>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var record = reader.GetGuid(0);
            if (!facts.TryGetValue(record, out var refusal))
                facts.Add(record, refusal = new Refusal());
            switch (reader.GetInt16(1))
            {
                case AnsweredBefore:
                    refusal.Answer = Answer(reader);
                    break;
                case VersionConflict:
                    refusal.IsVersionConflict = true;
                    break;
                case ClaimHeld:
                    refusal.Owners[new ClaimKey((ClaimKind)reader.GetInt16(3), reader.GetGuid(2))] = reader.GetGuid(4);
                    break;
                case SchoolClosed:
                    refusal.IsSchoolClosed = true;
                    break;
                case BucketClosed:
                    refusal.IsElsewhere = true;
                    break;
            }
        }

        if (facts.Count > 0)
        {
            for (var i = 0; i < units.Count; i++)
            {
                if (Find(facts, units[i]) is { } refusal)
                    outcomes[i] = refusal.Outcome(units[i]);
            }
        }

        return outcomes;
    }

    // A student and its case are refused together, whichever of the two was the reason.
    private static Refusal? Find(Dictionary<Guid, Refusal> facts, CommitUnit unit)
    {
        var refusal = facts.GetValueOrDefault(unit.Record.Id);
        return unit.Joined is { } joined && facts.GetValueOrDefault(joined.Record.Id) is { } other ? other.And(refusal) : refusal;
    }

    private static (Guid Record, byte[] Hash, int Version, DateTimeOffset At) Answer(NpgsqlDataReader reader) =>
        (reader.GetGuid(4), reader.GetFieldValue<byte[]>(5), reader.GetInt32(6), reader.GetFieldValue<DateTimeOffset>(7));

    private sealed class Refusal
    {
        public (Guid Record, byte[] Hash, int Version, DateTimeOffset At)? Answer { get; set; }

        public bool IsVersionConflict { get; set; }

        public bool IsSchoolClosed { get; set; }

        public bool IsElsewhere { get; set; }

        public Dictionary<ClaimKey, Guid> Owners { get; } = [];

        public Refusal And(Refusal? other)
        {
            if (other is null)
                return this;
            Answer ??= other.Answer;
            IsVersionConflict |= other.IsVersionConflict;
            IsSchoolClosed |= other.IsSchoolClosed;
            IsElsewhere |= other.IsElsewhere;
            foreach (var (key, owner) in other.Owners)
                Owners[key] = owner;
            return this;
        }

        public CommitOutcome? Outcome(CommitUnit unit)
        {
            if (IsElsewhere)
                return CommitOutcome.Elsewhere.Instance;
            if (Answer is { } answer)
            {
                var operation = new OperationKey(unit.Answer!.Operation.Id, answer.Hash);
                return new CommitOutcome.AnsweredBefore(new StoredAnswer(operation, answer.Record, answer.Version, answer.At));
            }

            if (IsVersionConflict)
                return CommitOutcome.VersionConflict.Instance;
            foreach (var claim in unit.Claims)
            {
                if (Owners.TryGetValue(claim.Key, out var owner))
                    return new CommitOutcome.ClaimTaken(claim.Key, owner);
            }

            return IsSchoolClosed ? CommitOutcome.SchoolClosed.Instance : null;
        }
    }
}
