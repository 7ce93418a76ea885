using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Schools;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Students;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Students;

namespace StudentActors.Grains.Students;

/// <summary>
/// One enrolment on its way into the registry: first written, then, where a claim is already held, decided again. Nothing is read before the
/// first commit; the claims have the last word.
/// </summary>
internal sealed class EnrolmentAttempt
{
    // Beyond these the area's numbers of the day are nearly used up, and looking is cheaper than trying.
    private const int SequencesTriedBlindly = 20;

    private readonly EnrolmentAttempts _registry;
    private readonly EnrolmentApplication _application;
    private readonly PlaceOfStudy _place;
    private readonly Operation _operation;
    private readonly Caller _caller;
    private readonly DateTimeOffset _at;
    private readonly ClaimKey? _document;
    private readonly ClaimKey _person;

    private ProblemKind[] _problems = [];
    private bool _claimsPerson = true;
    private NumberSequences? _sequences;
    private int _sequence;
    private StudentEnrolled _enrolled;
    private CommitUnit? _unit;

    public EnrolmentAttempt(
        EnrolmentAttempts registry,
        StudentId id,
        EnrolmentApplication application,
        PlaceOfStudy place,
        Operation operation,
        Caller caller,
        DateTimeOffset at)
    {
        _registry = registry;
        Id = id;
        _application = application;
        _place = place;
        _operation = operation;
        _caller = caller;
        _at = at;
        _document = application.Document is { } document ? StudentClaims.Document(registry.Keys, document) : null;
        _person = StudentClaims.Person(registry.Keys, application);
        _sequence = Random.Shared.Next(registry.Options.FirstSequence, registry.Options.LastSequence + 1);
        _enrolled = Decide();
        Record = StudentRecord.Apply(null, _enrolled);
    }

    public StudentId Id { get; }

    /// <summary>The record as <see cref="Unit"/> would make it.</summary>
    public StudentRecord Record { get; private set; }

    /// <summary>What to commit next. Made when it is first asked for: sealing takes most of an attempt's time.</summary>
    public CommitUnit Unit => _unit ??= Build();

    /// <summary>Takes the outcome of <see cref="Unit"/>; <c>null</c> when there is another unit to commit.</summary>
    public async ValueTask<EnrolmentResult?> AfterAsync(CommitOutcome outcome, CancellationToken cancellationToken) => outcome switch
    {
        CommitOutcome.Committed => new EnrolmentResult.Enrolled(Record, Unit.Record.HeadHash),
        CommitOutcome.AnsweredBefore before => Answered(before.Answer),
        CommitOutcome.VersionConflict => await AfterRaceAsync(cancellationToken),
        CommitOutcome.ClaimTaken taken => await AfterClaimAsync(taken, cancellationToken),
        CommitOutcome.SchoolClosed => new EnrolmentResult.Refused(Refusal.Of(RuleBook.SchoolClosed)),
        _ => throw new InvalidOperationException($"A commit came out as {outcome.GetType().Name}."),
    };

    /// <summary>What committing would come to, as far as reading tells.</summary>
    public async Task<EnrolmentResult> ForeseeAsync(CancellationToken cancellationToken)
    {
        if (await _registry.Store.FindAnswerAsync(_operation.Id, cancellationToken) is { } answer)
        {
            return Answered(answer);
        }

        while (await FirstTakenAsync(cancellationToken) is { } taken)
        {
            if (await AfterClaimAsync(taken, cancellationToken) is { } result)
            {
                return result;
            }
        }

        return new EnrolmentResult.Enrolled(Record, Unit.Record.HeadHash);
    }

    private async Task<CommitOutcome.ClaimTaken?> FirstTakenAsync(CancellationToken cancellationToken)
    {
        foreach (var claim in Unit.Claims)
        {
            if (await _registry.Store.FindClaimAsync(claim.Key, cancellationToken) is { } owner)
            {
                return new CommitOutcome.ClaimTaken(claim.Key, owner);
            }
        }

        return null;
    }

    private EnrolmentResult Answered(StoredAnswer answer)
    {
        if (answer.Record == Id.Guid && answer.Operation.RequestHash.AsSpan().SequenceEqual(_operation.RequestHash))
        {
            return new EnrolmentResult.AnsweredBefore(answer);
        }

        return new EnrolmentResult.Refused(Refusal.Of(RuleBook.IdempotencyConflict));
    }

    // The id follows from the operation, so that a record with this id can only be the operation's own work.
    private async Task<EnrolmentResult> AfterRaceAsync(CancellationToken cancellationToken)
    {
        GrainTelemetry.Conflicted(CommitConflict.Version);
        var answer = await _registry.Store.FindAnswerAsync(_operation.Id, cancellationToken)
            ?? throw new InvalidOperationException("A student's record exists without the operation that enrolled it.");
        return Answered(answer);
    }

    private async Task<EnrolmentResult?> AfterClaimAsync(CommitOutcome.ClaimTaken taken, CancellationToken cancellationToken)
    {
        switch (taken.Key.Kind)
        {
            case ClaimKind.Document:
                GrainTelemetry.Conflicted(CommitConflict.Document);
                return new EnrolmentResult.Refused(
                    Refusal.Of(RuleBook.IdentityDuplicate, "document.number"), Existing(await FindAsync(taken.Owner, cancellationToken)));

            case ClaimKind.Person:
                GrainTelemetry.Conflicted(CommitConflict.Person);
                _claimsPerson = false;
                if (await FindAsync(taken.Owner, cancellationToken) is { } owner && owner.Columns.Status.IsLive())
                {
                    _problems = [.. _problems, ProblemKind.PossibleDuplicate];
                }

                break;

            default:
                GrainTelemetry.Conflicted(CommitConflict.Number);
                if (Record.Number.Letter == 'G')
                {
                    _problems = [.. _problems, ProblemKind.NumberTaken];
                }
                else if (!await TryNextSequenceAsync(cancellationToken))
                {
                    return new EnrolmentResult.Refused(Refusal.Of(RuleBook.NumberExhausted));
                }

                break;
        }

        _enrolled = Decide();
        Record = StudentRecord.Apply(null, _enrolled);
        _unit = null;
        return null;
    }

    private async Task<bool> TryNextSequenceAsync(CancellationToken cancellationToken)
    {
        _sequences ??= new NumberSequences(_registry.Options, Random.Shared);
        while (_sequences.TryNext(out _sequence))
        {
            if (_sequences.Tried <= SequencesTriedBlindly
                || await _registry.Store.FindClaimAsync(StudentClaims.Number(_registry.Keys, Decide().Number), cancellationToken) is null)
            {
                return true;
            }
        }

        return false;
    }

    private async Task<StoredStudent?> FindAsync(Guid owner, CancellationToken cancellationToken) =>
        await _registry.Store.FindStudentAsync(new StudentId(owner), cancellationToken);

    // Another province's school is none of the caller's business; that there is a record is.
    private ExistingStudentView? Existing(StoredStudent? owner)
    {
        if (owner is null)
        {
            return null;
        }

        var visible = _caller.Office == Office.Nation || owner.Columns.HomeAuthority.Province == _place.HomeAuthority.Province;
        return new ExistingStudentView(visible ? owner.Columns.School : null, owner.Columns.Status);
    }

    private StudentEnrolled Decide() => Enrolment.Decide(Id, _application, _place, _problems, _sequence);

    private CommitUnit Build()
    {
        // The first lost claim is reported, and a document that is taken ends the matter.
        var claims = new List<ClaimWrite>(3);
        if (_document is { } document)
        {
            claims.Add(new ClaimWrite(document));
        }

        if (_claimsPerson)
        {
            claims.Add(new ClaimWrite(_person));
        }

        claims.Add(new ClaimWrite(StudentClaims.Number(_registry.Keys, _enrolled.Number)));
        return _registry.Units.Enrol(Record, _enrolled, claims, _operation, _caller.Account, _at);
    }
}
