using StudentActors.Domain.Accounts;
using StudentActors.Domain.Identity;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Grains.Students;
using StudentActors.Storage.Registry;

namespace StudentActors.Grains.Schools;

/// <summary>Rows of one school that are enrolled together, each on its own merits, in the order in which they take places.</summary>
internal sealed class EnrolmentBatch(EnrolmentAttempts attempts, Places places, Caller caller, DateTimeOffset at)
{
    private const int ReadsAtOnce = 8;

    // While some rows are on their way to the disk the next ones are sealed, and those that have their answer are let go.
    private const int RowsOfPart = 125;
    private const int PartsAtOnce = 3;

    private readonly List<EnrolmentRow> _rows = [];
    private readonly Dictionary<Guid, EnrolmentRow> _byOperation = [];
    private readonly List<(EnrolmentRow Row, EnrolmentRow First)> _repeated = [];

    public void Add(RowOrder order, Decision<Admission> check)
    {
        EnrolmentAttempt? attempt = null;
        if (check.Value is { } admission)
        {
            var id = StudentIds.For(attempts.Keys, admission.Application, order.Operation);
            attempt = attempts.Begin(id, admission.Application, admission.Place, order.Operation, caller, at);
        }

        var row = new EnrolmentRow(order.Row, order.Operation, check.Value, attempt, check.Refusal);
        _rows.Add(row);
        if (!_byOperation.TryAdd(order.Operation.Id, row))
        {
            _repeated.Add((row, _byOperation[order.Operation.Id]));
        }
    }

    /// <summary>Enrols.</summary>
    public async Task<EnrolManyAnswer> CommitAsync(CancellationToken cancellationToken)
    {
        var waiting = new Queue<EnrolmentRow>(Admitted());
        var placeless = new List<EnrolmentRow>();
        var looked = false;
        while (waiting.TryDequeue(out var first))
        {
            // Only who holds nothing may wait for a place.
            if (!await places.HoldAsync(first.Admission!.Class, cancellationToken))
            {
                placeless.Add(first);
                continue;
            }

            var held = new List<EnrolmentRow> { first };
            var later = new Queue<EnrolmentRow>();
            var documents = new HashSet<IdentityDocument>();
            IsNamedAgain(first);
            while (waiting.TryDequeue(out var row))
            {
                // Of two rows with one document the first is enrolled; side by side the second could overtake it.
                if (!IsNamedAgain(row) && places.TryHold(row.Admission!.Class))
                {
                    held.Add(row);
                }
                else
                {
                    later.Enqueue(row);
                }
            }

            await CommitInPartsAsync(held);
            if (!looked && later.Count > 0)
            {
                // A file that is sent again into nearly full classes: its rows need no places, they have them.
                looked = true;
                later = new Queue<EnrolmentRow>(await EndAnsweredAsync(later, cancellationToken));
            }

            waiting = later;

            bool IsNamedAgain(EnrolmentRow row) => row.Admission!.Application.Document is { } document && !documents.Add(document);
        }

        await RefuseAsync(placeless, cancellationToken);
        return Answer(count: true);
    }

    /// <summary>Says what enrolling would come to, as far as reading tells, and writes nothing.</summary>
    /// <param name="ahead">How many places of a class are spoken for already.</param>
    public async Task<EnrolManyAnswer> ForeseeAsync(IReadOnlyDictionary<ClassId, int> ahead, CancellationToken cancellationToken)
    {
        var rows = Admitted();
        var results = await EachAsync(rows, row => row.Attempt!.ForeseeAsync(cancellationToken));
        await places.ReadyAsync(cancellationToken);
        var documents = new HashSet<IdentityDocument>();
        var held = new List<SchoolClass>();
        foreach (var schoolClass in rows.Select(row => row.Admission!.Class).Distinct())
        {
            held.AddRange(Enumerable.Repeat(schoolClass, ahead.GetValueOrDefault(schoolClass.Id)).TakeWhile(places.TryHold));
        }

        for (var i = 0; i < rows.Count; i++)
        {
            var document = rows[i].Admission!.Application.Document;
            if (results[i] is not EnrolmentResult.Enrolled)
            {
                rows[i].End(results[i]);
            }
            else if (document is not null && !documents.Add(document))
            {
                rows[i].Reject(Refusal.Of(RuleBook.IdentityDuplicate, "document.number"));
            }
            else if (!places.TryHold(rows[i].Admission!.Class))
            {
                rows[i].Reject(Refusal.Of(RuleBook.ClassFull, "class"));
            }
            else
            {
                held.Add(rows[i].Admission!.Class);
                rows[i].End(results[i]);
            }
        }

        held.ForEach(schoolClass => places.Release(schoolClass.Id));
        await RefuseAsync([], cancellationToken);
        return Answer(count: false);
    }

    private List<EnrolmentRow> Admitted() => [.. _rows.Where(row => row.Attempt is not null && _byOperation[row.Operation.Id] == row)];

    private async Task CommitInPartsAsync(List<EnrolmentRow> held)
    {
        var parts = new Queue<List<EnrolmentRow>>(held.Chunk(RowsOfPart).Select(part => part.ToList()));
        try
        {
            await Task.WhenAll(Enumerable.Range(0, PartsAtOnce).Select(_ => CommitPartsAsync()));
        }
        catch
        {
            // Not begun.
            foreach (var row in parts.SelectMany(part => part))
            {
                places.Release(row.Admission!.Class.Id);
            }

            throw;
        }

        async Task CommitPartsAsync()
        {
            while (parts.TryDequeue(out var part))
            {
                await CommitHeldAsync(part);
            }
        }
    }

    /// <summary>Commits rows that hold a place until each has an answer.</summary>
    private async Task CommitHeldAsync(List<EnrolmentRow> held)
    {
        while (held.Count > 0)
        {
            var again = new List<EnrolmentRow>();
            var settled = 0;
            try
            {
                // Never cancelled, like a single enrolment.
                var outcomes = await attempts.Store.CommitManyAsync([.. held.Select(row => row.Attempt!.Unit)], CancellationToken.None);
                for (; settled < held.Count; settled++)
                {
                    var row = held[settled];
                    if (await row.Attempt!.AfterAsync(outcomes[settled], CancellationToken.None) is not { } result)
                    {
                        again.Add(row);
                        continue;
                    }

                    Settle(row, result);
                }
            }
            catch
            {
                foreach (var row in again.Concat(held.Skip(settled)))
                {
                    places.Doubt(row.Admission!.Class.Id);
                }

                throw;
            }

            held = again;
        }
    }

    private void Settle(EnrolmentRow row, EnrolmentResult result)
    {
        row.End(result);
        var id = row.Admission!.Class.Id;
        if (result is EnrolmentResult.Enrolled { Record: var record })
        {
            places.Take(id, record.Sex, record.Status);
        }
        else
        {
            places.Release(id);
        }
    }

    /// <summary>Refuses the rows that a rule or a full class has turned away, unless they were enrolled before.</summary>
    private async Task RefuseAsync(IEnumerable<EnrolmentRow> placeless, CancellationToken cancellationToken)
    {
        var refused = placeless.Concat(_byOperation.Values.Where(row => row.Refusal is not null)).ToList();
        foreach (var row in await EndAnsweredAsync(refused, cancellationToken))
        {
            row.Reject(row.Refusal ?? Refusal.Of(RuleBook.ClassFull, "class"));
        }
    }

    /// <summary>Ends the rows whose operation was answered before; returns the others.</summary>
    private async Task<List<EnrolmentRow>> EndAnsweredAsync(IReadOnlyCollection<EnrolmentRow> rows, CancellationToken cancellationToken)
    {
        var answers = await EachAsync(rows, row => attempts.Store.FindAnswerAsync(row.Operation.Id, cancellationToken));
        var others = new List<EnrolmentRow>();
        foreach (var (row, answer) in rows.Zip(answers))
        {
            if (answer is null)
            {
                others.Add(row);
            }
            else if (answer.Operation.RequestHash.AsSpan().SequenceEqual(row.Operation.RequestHash))
            {
                row.End(new EnrolmentResult.AnsweredBefore(answer));
            }
            else
            {
                row.Reject(Refusal.Of(RuleBook.IdempotencyConflict));
            }
        }

        return others;
    }

    private EnrolManyAnswer Answer(bool count)
    {
        foreach (var (row, first) in _repeated)
        {
            row.Repeat(first.Answer!);
        }

        if (count)
        {
            foreach (var outcome in _rows.CountBy(row => Outcome(row.Answer!)))
            {
                GrainTelemetry.Enrolled(outcome.Key, bulk: true, outcome.Value);
            }
        }

        return new EnrolManyAnswer([.. _rows.Select(row => row.Answer!)]);
    }

    private static EnrolmentOutcome Outcome(RowAnswer answer) => answer switch
    {
        { Outcome: RowOutcome.Enrolled, HasWarnings: false } => EnrolmentOutcome.Enrolled,
        { Outcome: RowOutcome.Enrolled } => EnrolmentOutcome.Problem,
        { Outcome: RowOutcome.Unchanged } => EnrolmentOutcome.Replayed,
        { Faults: [{ Rule: var rule }] } when rule == RuleBook.IdentityDuplicate.Id => EnrolmentOutcome.Duplicate,
        _ => EnrolmentOutcome.Refused,
    };

    private static async Task<TResult[]> EachAsync<TResult>(IReadOnlyCollection<EnrolmentRow> rows, Func<EnrolmentRow, Task<TResult>> read)
    {
        using var atOnce = new SemaphoreSlim(ReadsAtOnce);
        return await Task.WhenAll(rows.Select(async row =>
        {
            await atOnce.WaitAsync();
            try
            {
                return await read(row);
            }
            finally
            {
                atOnce.Release();
            }
        }));
    }
}
