using StudentActors.Domain.Accounts;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.StatusChanges;
using StudentActors.Domain.Students;
using StudentActors.Domain.Transfers;
using static StudentActors.Domain.Tests.Cases.CaseSamples;

namespace StudentActors.Domain.Tests.Cases;

/// <summary>
/// One student, its cases and a clock, driven by the domain's functions alone in the order in which the actors call them. Each act is one
/// step, so that others may come between.
/// </summary>
internal sealed class CaseWorld(bool finalGrade)
{
    private static readonly PlaceOfStudy[] Places = [SameCounty, SamePrefecture, SameProvince, OtherProvince, Home];

    private readonly List<CaseEvent[]> _histories = [];
    private WorkingCalendar _calendar = Days;
    private int _operations;

    public DateTimeOffset Now { get; private set; } = CaseSamples.Now;

    public StudentRecord Student { get; private set; } = finalGrade
        ? CaseSamples.Student() with { Place = Home with { Class = new(Stage.Primary, 2021, 3) } }
        : CaseSamples.Student();

    public List<CaseRecord> Cases { get; } = [];

    public IReadOnlyList<CaseEvent[]> Histories => _histories;

    public IReadOnlyList<CaseDeadline> DeadlinesOf(CaseRecord record) => CaseDeadlines.Of(record, _calendar);

    /// <summary>Any school asks for the student; whoever may, gets a case that is not yet known to have locked the student.</summary>
    public void Transfer(int school)
    {
        var to = Places[school % Places.Length] with { Class = Student.Place.Class, StageYears = Student.Place.StageYears };
        var opened = TransferOpening.Decide(
            NewId(), CaseSamples.Transfer, Registrar(to), Student, to, CasePolicy.Nothing, CasePolicy.Nothing, Now);
        Add(opened);
    }

    /// <summary>A school of the next stage asks for the student.</summary>
    public void Continue(int school)
    {
        var to = Places[school % Places.Length] with { Class = new(Stage.Junior, 2027, 1), StageYears = 3 };
        Add(TransferOpening.Decide(
            NewId(), CaseSamples.Transfer with { Type = CaseType.Continuation }, Registrar(to), Student, to, CasePolicy.Nothing,
            CasePolicy.Nothing, Now));
    }

    /// <summary>A special school asks for the student, or the student's own school does, with the record or without.</summary>
    public void Attend(int school, bool recordMoves)
    {
        PlaceOfStudy[] places = [Place("5134000001", Luyang), Place("3734000001", Yaohai), Student.Place, SameCounty];
        var to = places[school % places.Length] with { Class = Student.Place.Class, StageYears = Student.Place.StageYears };
        Add(TransferOpening.Decide(
            NewId(), CaseSamples.Transfer with { Type = CaseType.SpecialEducation, RecordMoves = recordMoves }, Registrar(to), Student, to,
            CasePolicy.Nothing, CasePolicy.Nothing, Now));
    }

    /// <summary>A school of the next stage asks for a graduate of another province.</summary>
    public void AskElsewhere(int school)
    {
        var to = Places[school % Places.Length] with { Class = new(Stage.Junior, 2027, 1), StageYears = 3 };
        Add(TransferOpening.Decide(
            NewId(), CaseSamples.Transfer with { Type = CaseType.StudyElsewhere }, Registrar(to), Student, to, CasePolicy.Nothing,
            CasePolicy.Nothing, Now));
    }

    public void Suspend()
    {
        var form = Form("suspension") with
        {
            Date = Text(ChinaTime.DateOf(Now)),
            Until = Text(ChinaTime.DateOf(Now).AddMonths(3)),
        };
        Start(form);
    }

    public void Resume() => Start(Form("resumption") with { Date = Text(ChinaTime.DateOf(Now)) });

    public void Graduate() => Start(Form("graduation") with { Date = Text(ChinaTime.DateOf(Now)), Outcome = "graduated" });

    /// <summary>The actor of a case takes its next step by itself: locking, applying, releasing.</summary>
    public void Drive(int index)
    {
        if (Pick(index) is not { } record)
        {
            return;
        }

        switch (record.State)
        {
            case CaseState.Opening when StudentCases.StateOf(Student, record.Id) == StudentCaseState.Begun:
                Apply(record, CaseDecisions.Start(record, Now, _calendar));
                break;
            case CaseState.Opening when StudentCases.Begin(Student, record) is var began:
                if (began.Accepted)
                {
                    Student = StudentRecord.Apply(Student, began.Value);
                }
                else
                {
                    Apply(record, new CaseAborted(began.Refusal.Rule.Id) { At = Now });
                }

                break;
            case CaseState.Applying when StudentCases.StateOf(Student, record.Id) == StudentCaseState.Applied:
                Apply(record, new CaseCompleted(null) { At = Now });
                break;
            case CaseState.Applying:
                Student = StudentRecord.Apply(
                    Student, StudentCases.Apply(Student, record.Id, record.Effect, ChinaTime.DateOf(Now)).Value!);
                break;
            case >= CaseState.Completed when !record.Released && StudentCases.End(Student, record.Id) is { } ended:
                Student = StudentRecord.Apply(Student, ended);
                break;
            case >= CaseState.Completed when !record.Released:
                Apply(record, new CaseReleased { At = Now });
                break;
        }
    }

    /// <summary>An office decides; the answer says whether the domain let it.</summary>
    public (CaseRecord Record, Caller Caller, bool Accepted)? Decide(int index, int office, bool approve)
    {
        if (Pick(index) is not { } record)
        {
            return null;
        }

        var caller = Of(record.Steps[office % record.Steps.Count].Office);
        var decision = CaseDecisions.Decide(record, caller, new(approve ? "approve" : "refuse", "理由"), Now, _calendar);
        if (decision.Accepted)
        {
            Apply(record, decision.Value);
        }

        return (record, caller, decision.Accepted);
    }

    public void Withdraw(int index)
    {
        if (Pick(index) is { } record && CaseDecisions.Withdraw(record, Of(record.Starter), null, Now) is { Accepted: true } decision)
        {
            Apply(record, decision.Value);
        }
    }

    public void LoadYear(int year)
    {
        _calendar = _calendar.With([new WorkingYear(year, [new(year, 10, 1)], [])]);
        foreach (var record in Cases.ToArray())
        {
            if (CaseDeadlines.Recounted(record, Now, _calendar) is { } moved)
            {
                Apply(record, moved);
            }
        }
    }

    /// <summary>The clock runs on; whatever falls due on the way is acted on, in order.</summary>
    public void Wait(TimeSpan time)
    {
        var until = Now + time;
        while (Due(until) is var (record, deadline))
        {
            Now = deadline.DueAt > Now ? deadline.DueAt : Now;
            if (deadline.Kind == CaseDeadlines.Drive)
            {
                Drive(Cases.IndexOf(record));
            }
            else
            {
                Apply(record, CaseDeadlines.Passed(record, deadline.Kind, Now, _calendar)!);
            }
        }

        Now = until;
    }

    private (CaseRecord Record, CaseDeadline Deadline)? Due(DateTimeOffset until)
    {
        var all = from record in Cases
                  from deadline in DeadlinesOf(record)
                  where deadline.DueAt <= until
                  orderby deadline.DueAt
                  select (record, deadline);
        return all.Any() ? all.First() : null;
    }

    private void Start(CaseForm form)
    {
        var application = StatusChangeCheck.Check(form, ChinaTime.DateOf(Now)).Value!;
        Add(StatusChangeOpening.Decide(
            NewId(), application, Registrar(Student.Place), Student, null, null, CasePolicy.Nothing, Samples.Synthetic, Now));
    }

    private void Add(Decision<CaseOpened> opened)
    {
        if (opened.Accepted)
        {
            Cases.Add(CaseRecord.Apply(null, opened.Value));
            _histories.Add([opened.Value]);
        }
    }

    private CaseRecord? Pick(int index) => Cases.Count == 0 ? null : Cases[index % Cases.Count];

    private void Apply(CaseRecord record, CaseEvent change)
    {
        var index = Cases.IndexOf(record);
        Cases[index] = CaseRecord.Apply(record, change);
        _histories[index] = [.. _histories[index], change];
    }

    private CaseId NewId() => CaseId.Of(Student.Id, new Guid(++_operations, 0, 0, new byte[8]));

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", null);
}
