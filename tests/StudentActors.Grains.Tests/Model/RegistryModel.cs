using StudentActors.Contracts.Cases;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Identity;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.StatusChanges;
using StudentActors.Domain.Students;
using StudentActors.Domain.Transfers;
using StudentActors.Grains.Cases;
using StudentActors.Grains.Schools;
using StudentActors.Storage.Deadlines;

namespace StudentActors.Grains.Tests.Model;

/// <summary>
/// What the actors promise, in plain lists: the domain's functions in the order in which the actors call them, one commit after the other,
/// each of which may fail before or after it took effect. No grain, no store, no concurrency.
/// </summary>
internal sealed partial class RegistryModel(IReadOnlyList<ModelSchool> schools, Func<EnrolmentApplication, Guid, StudentId> newId)
{
    private static readonly IdentityPolicy Identity = new(AllowSynthetic: true);
    private static readonly WorkingCalendar Calendar = WorkingCalendar.Embedded;

    private readonly Dictionary<Guid, (Guid Record, int Version)> _answers = [];
    private readonly Dictionary<DeadlineKey, (DateTimeOffset DueAt, int Attempts)> _postponed = [];
    private readonly HashSet<DeadlineKey> _done = [];
    private CommitFault? _fault;
    private int _commits;

    public DateTimeOffset Now { get; set; }

    public IReadOnlyList<ModelSchool> Schools => schools;

    public List<ModelStudent> Students { get; } = [];

    public List<ModelCase> Cases { get; } = [];

    /// <summary>Whether nothing that was begun is left to be carried on.</summary>
    public bool Settled => Cases.All(one => one.Record.State == CaseState.Open || one.Record.Released);

    private DateOnly Today => ChinaTime.DateOf(Now);

    /// <summary>Whether a school may not know yet what has become of a place: it then rather refuses a child than seats one too many.</summary>
    public bool IsUnsettled(ModelSchool school) => Cases.Any(one =>
        one.Record.State != CaseState.Open && !one.Record.Released
        && (one.Record.Place.School == school.Record.Code || one.Record.Effect.NewPlace?.School == school.Record.Code));

    /// <summary>Every pending deadline.</summary>
    public IReadOnlyList<StoredDeadline> Deadlines()
    {
        var cases = Cases.SelectMany(one => CaseDeadlines.Of(one.Record, Calendar).Select(deadline =>
            (Key: new DeadlineKey(one.Record.Id.Guid, CaseDeadlineKinds.Stored(one.Record.Type, deadline.Kind), deadline.Generation), deadline.DueAt)));
        var students = Students.SelectMany(student => SuspensionDeadlines.Of(student.Record).Select(deadline =>
            (Key: new DeadlineKey(student.Record.Id.Guid, deadline.Kind, deadline.Generation), deadline.DueAt)));
        return
        [
            .. cases.Concat(students).Where(set => !_done.Contains(set.Key))
                .Select(set => _postponed.TryGetValue(set.Key, out var later)
                    ? new StoredDeadline(set.Key, later.DueAt, later.Attempts)
                    : new StoredDeadline(set.Key, set.DueAt.ToUniversalTime(), 0))
                .OrderBy(deadline => deadline.DueAt).ThenBy(deadline => deadline.Key.Owner).ThenBy(deadline => deadline.Key.Kind),
        ];
    }

    /// <summary>A deadline has been acted on for good.</summary>
    public void Done(DeadlineKey key) => _done.Add(key);

    public void Postpone(DeadlineKey key, DateTimeOffset dueAt, int attempts) => _postponed[key] = (dueAt.ToUniversalTime(), attempts);

    /// <summary>Runs one act of which a commit may fail; <c>null</c> when the caller is left without an answer.</summary>
    public T? Try<T>(CommitFault? fault, Func<T> act) where T : class
    {
        (_fault, _commits) = (fault, 0);
        try
        {
            return act();
        }
        catch (CommitFailure)
        {
            return null;
        }
        finally
        {
            _fault = null;
        }
    }

    public Told Enrol(Caller caller, Guid operation, EnrolmentForm form, ModelSchool school)
    {
        var check = Admission.Check(school.Record, form, Today, Identity, RegionPolicy.Nothing);
        if (_answers.TryGetValue(operation, out var answer))
        {
            return Told.Student(new StudentId(answer.Record));
        }

        if (!check.Accepted)
        {
            return Told.Refused(check.Refusal);
        }

        if (IsFull(school))
        {
            return Told.Refused(Refusal.Of(RuleBook.ClassFull, "class"));
        }

        var (application, place) = (check.Value.Application, check.Value.Place);
        var enrolled = Enrolment.Decide(newId(application, operation), application, place, [], 0);
        Commit(() =>
        {
            Students.Add(new ModelStudent(StudentRecord.Apply(null, enrolled), [enrolled]));
            _answers[operation] = (enrolled.Id.Guid, 1);
        });
        return Told.Student(enrolled.Id);
    }

    public Told StartTransfer(Caller caller, Guid operation, TransferForm form, ModelSchool to)
    {
        if (TransferOpening.MayNotStart(caller, to.Record.Code) is { } refusal)
        {
            return Told.Refused(refusal);
        }

        var check = TransferCheck.Check(form, Today);
        if (!check.Accepted)
        {
            return Told.Refused(check.Refusal);
        }

        var place = Admission.CheckClass(to.Record, check.Value.ToClass, Today, "toClass");
        if (!place.Accepted)
        {
            return Told.Refused(place.Refusal);
        }

        if (_answers.ContainsKey(operation))
        {
            return Repeat(operation, caller);
        }

        if (IsFull(to))
        {
            return Told.Refused(Refusal.Of(RuleBook.ClassFull, "toClass"));
        }

        var student = Find(check.Value.StudentNumber).Record;
        return Open(
            operation,
            caller,
            TransferOpening.Decide(
                CaseId.Of(student.Id, operation), check.Value, caller, student, place.Value, CasePolicy.Nothing, CasePolicy.Nothing, Now));
    }

    public Told StartCase(Caller caller, Guid operation, CaseForm form)
    {
        if (caller.MayNot(Permission.StartCases) is { } refusal)
        {
            return Told.Refused(refusal);
        }

        var check = StatusChangeCheck.Check(form, Today);
        if (!check.Accepted)
        {
            return Told.Refused(check.Refusal);
        }

        if (_answers.ContainsKey(operation))
        {
            return Repeat(operation, caller);
        }

        var student = Find(check.Value.StudentNumber).Record;
        return Open(
            operation,
            caller,
            StatusChangeOpening.Decide(
                CaseId.Of(student.Id, operation), check.Value, caller, student, null, null, CasePolicy.Nothing, Identity, Now));
    }

    public Told Decide(ModelCase one, Caller caller, Guid operation, CaseDecision decision) =>
        Act(one, caller, operation, () => CaseDecisions.Decide(one.Record, caller, decision, Now, Calendar));

    public Told Withdraw(ModelCase one, Caller caller, Guid operation, string? reason) =>
        Act(one, caller, operation, () => CaseDecisions.Withdraw(one.Record, caller, reason, Now));

    public Told HandOver(ModelCase one, Caller caller, Guid operation, string date) =>
        Act(one, caller, operation, () => PaperFiles.HandOver(one.Record, caller, date, Today, Now));

    public Told Attach(ModelCase one, Caller caller, Guid operation, string name, byte[] content, string hash)
    {
        if (CaseAccess.MayNotSee(one.Record, caller) is { } unseen)
        {
            return Told.Refused(unseen);
        }

        if (!_answers.ContainsKey(operation))
        {
            var decision = EvidenceRules.Decide(one.Record, caller, name, content, content.Length, hash, Now);
            if (!decision.Accepted)
            {
                return Told.Refused(decision.Refusal);
            }

            Commit(one, decision.Value, operation);
        }

        return Told.Proof(CaseViews.Of(one.Record.Evidence.Single(item => item.Sha256 == hash)));
    }

    /// <summary>The owner of a deadline acts on it; the answer says when to ask again, or that the deadline is done with.</summary>
    public Asked OnDeadline(DeadlineKey key)
    {
        if (Students.Find(student => student.Record.Id.Guid == key.Owner) is { } pupil)
        {
            return key.Kind == SuspensionDeadlines.Remind ? Remind(pupil) : Expire(pupil);
        }

        var one = Cases.Single(found => found.Record.Id.Guid == key.Owner);
        var kind = CaseDeadlineKinds.Read(key.Kind);
        if (kind == CaseDeadlines.Drive)
        {
            Drive(one);
        }
        else
        {
            Commit(one, CaseDeadlines.Passed(one.Record, kind, Now, Calendar)!);
        }

        return new Asked(null);
    }

    private Asked Remind(ModelStudent pupil)
    {
        Commit(pupil, SuspensionDeadlines.Reminded(pupil.Record, Now)!);
        return new Asked(null);
    }

    private Asked Expire(ModelStudent pupil)
    {
        var id = SuspensionExpiry.IdOf(pupil.Record);
        if (Cases.TrueForAll(one => one.Record.Id != id)
            && SuspensionExpiry.Decide(pupil.Record, CasePolicy.Nothing, Now) is { Accepted: true } decision)
        {
            var school = new Caller(SuspensionExpiry.Registry, Role.Registrar, Office.Of(pupil.Record.Place.School));
            Open(id.Guid, school, decision);
        }

        return new Asked(Now.AddDays(1));
    }

    private Told Open(Guid operation, Caller caller, Decision<CaseOpened> decision)
    {
        if (!decision.Accepted)
        {
            return Told.Refused(decision.Refusal);
        }

        var one = new ModelCase(CaseRecord.Apply(null, decision.Value), [decision.Value]);
        var student = StudentOf(one);
        var began = StudentCases.Begin(student.Record, one.Record);
        if (!began.Accepted)
        {
            return Told.Refused(began.Refusal);
        }

        one.Take(CaseDecisions.Start(one.Record, Now, Calendar));
        Commit(() =>
        {
            Cases.Add(one);
            student.Take(began.Value);
            _answers[operation] = (one.Record.Id.Guid, one.Record.Version);
        });
        GoOn(one);
        return Told.Case(CaseViews.Of(one.Record, caller));
    }

    private Told Act(ModelCase one, Caller caller, Guid operation, Func<Decision<CaseEvent>> decide)
    {
        if (CaseAccess.MayNotSee(one.Record, caller) is { } unseen)
        {
            return Told.Refused(unseen);
        }

        if (_answers.ContainsKey(operation))
        {
            return Repeat(operation, caller);
        }

        var decision = decide();
        if (!decision.Accepted)
        {
            return Told.Refused(decision.Refusal, CaseViews.Of(one.Record, caller));
        }

        switch (CaseRecord.Apply(one.Record, decision.Value))
        {
            case { State: CaseState.Applying, Effect.NeedsRegister: false }:
                ApplyTogether(one, decision.Value, operation);
                break;
            case { Released: false, State: not (CaseState.Open or CaseState.Applying) }:
                EndTogether(one, decision.Value, operation);
                break;
            default:
                Commit(one, decision.Value, operation);
                break;
        }

        GoOn(one);
        return Told.Case(CaseViews.Of(one.Record, caller));
    }

    // The first answer again: the case right after the operation, and what followed from that by itself.
    private Told Repeat(Guid operation, Caller caller)
    {
        var (record, version) = _answers[operation];
        var one = Cases.Single(found => found.Record.Id.Guid == record);
        var count = version + one.Events.Skip(version)
            .TakeWhile(change => change is CaseStarted or CaseRejected or CaseReleased or CaseCompleted).Count();
        return Told.Case(CaseViews.Of(one.Events.Take(count).Aggregate((CaseRecord?)null, CaseRecord.Apply)!, caller));
    }

    private ModelStudent StudentOf(ModelCase one) => Students.Single(found => found.Record.Id == one.Record.Student);

    // Seats in truth: a case whose effect the student has already, but that has not heard of it, holds none besides.
    private bool IsFull(ModelSchool school) => school.Capacity <=
        Students.Count(student => student.Record.Status.IsLive() && student.Record.Place.School == school.Record.Code)
        + Cases.Count(one => one.Record.PlaceHeld?.School == school.Record.Code
            && StudentCases.StateOf(Students.Single(student => student.Record.Id == one.Record.Student).Record, one.Record.Id)
                != StudentCaseState.Applied);

    private ModelStudent Find(StudentNumber number) => Students.Single(student => student.Record.Number == number);

    private void Commit(ModelCase one, CaseEvent change, Guid? operation = null) => Commit(() =>
    {
        one.Take(change);
        if (operation is { } asked)
        {
            _answers[asked] = (one.Record.Id.Guid, one.Record.Version);
        }
    });

    private void Commit(ModelStudent student, StudentEvent change) => Commit(() => student.Take(change));

    private void Commit(Action take)
    {
        var fails = _fault is { } fault && _commits++ == fault.Number ? _fault : null;
        if (fails is { After: false })
        {
            throw new CommitFailure();
        }

        take();
        if (fails is not null)
        {
            throw new CommitFailure();
        }
    }

    private sealed class CommitFailure : Exception;
}
