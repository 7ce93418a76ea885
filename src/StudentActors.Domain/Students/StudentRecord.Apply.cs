using StudentActors.Domain.Cases;
using StudentActors.Domain.StatusChanges;
using StudentActors.Domain.Transfers;

namespace StudentActors.Domain.Students;

public sealed partial record StudentRecord
{
    private const int MostClosedCases = 8;

    /// <summary>The record after an event; <paramref name="record"/> is <c>null</c> before the first.</summary>
    public static StudentRecord Apply(StudentRecord? record, StudentEvent change) => (record, change) switch
    {
        (null, StudentEnrolled e) => new StudentRecord
        {
            Id = e.Id,
            Number = e.Number,
            Status = StudentStatus.Enrolled,
            Place = e.Place,
            Name = e.Name,
            Sex = e.Sex,
            BirthDate = e.BirthDate,
            Document = e.Document,
            Entry = e.Entry,
            Basic = e.Basic,
            Problems = e.Problems,
            Version = 1,
        },
        ({ } r, NumberAssigned { Number.Kind: NumberKind.Formal } e) when e.Number != r.Number => r with
        {
            Number = e.Number,
            FormerNumbers = [.. r.FormerNumbers, r.Number],
            Version = r.Version + 1,
        },
        ({ } r, BasicDataUpdated e) => r with { Basic = e.Basic, Version = r.Version + 1 },
        ({ } r, ProblemFound e) when !r.Problems.Contains(e.Problem) => r with
        {
            Problems = [.. r.Problems, e.Problem],
            Version = r.Version + 1,
        },
        ({ } r, PersuasionRecorded e) => r with
        {
            Absence = (r.Absence ?? new Absence(e.On, [])) with { Persuasions = [.. r.Absence?.Persuasions ?? [], e.On] },
            Version = r.Version + 1,
        },
        ({ Absence: { HandedOver: null } absence } r, DropoutHandedOver e) => r with
        {
            Absence = absence with { HandedOver = new DropoutHandover(e.Case, e.To) },
            Version = r.Version + 1,
        },
        ({ OpenCase: null } r, StudentRehoused e) => MovedTo(r, e.To, e.On) with { Version = r.Version + 1 },
        ({ Suspension: { } term } r, SuspensionReminded) => r with
        {
            Suspension = term with { Reminded = true },
            Version = r.Version + 1,
        },
        ({ OpenCase: null } r, CaseBegan e) => r with
        {
            OpenCase = new OpenCase(e.Case, e.Type),
            Suspension = AskedAbout(r.Suspension, e.Type),
            AskedElsewhere = e.AskedBy is { } school ? [.. r.AskedElsewhere, school] : r.AskedElsewhere,
            Version = r.Version + 1,
        },
        ({ } r, CaseOutcome e) => Effect(r, e) with
        {
            StudiesAt = SiteAfter(r, e),
            OpenCase = r.OpenCase?.Id == e.Case ? null : r.OpenCase,
            ClosedCases = [.. r.ClosedCases.TakeLast(MostClosedCases - 1), new ClosedCase(e.Case, e is not CaseEnded)],
            Version = r.Version + 1,
        },
        _ => throw new InvalidOperationException($"{change.Kind} cannot follow version {record?.Version ?? 0}."),
    };

    private static StudentRecord Effect(StudentRecord r, CaseOutcome change) => change switch
    {
        CaseEnded => r,
        _ when r.OpenCase?.Id != change.Case => throw new InvalidOperationException($"{change.Kind} comes from a case that is not open."),
        StudentTransferred e => MovedTo(r, e.To, e.EffectiveFrom) with { Entry = new Entry(e.EffectiveFrom, EntryWay.OtherSchool) },
        StudySiteChanged { RecordMoved: true } e => MovedTo(r, e.To, e.On) with { Entry = new Entry(e.On, EntryWay.OtherSchool) },
        StudySiteChanged e => e.To.School == r.Place.School ? MovedTo(r, e.To, e.On) : r,
        StudentContinued e => MovedTo(r, e.To, e.On) with
        {
            Status = StudentStatus.Enrolled,
            EndedOn = null,
            AskedElsewhere = [],
            Entry = new Entry(e.On, EntryWay.Ordinary),
        },
        StudentSuspended e => r with { Status = StudentStatus.Suspended, Suspension = new SuspensionTerm(e.From, e.Until, r.Version + 1) },
        StudentResumed e => MovedTo(r, e.Place, e.On) with { Status = StudentStatus.Enrolled, Suspension = null },
        KeyDataChanged e => Corrected(r, e.KeyData),
        WentAbroad e => r with
        {
            Status = StudentStatus.Abroad,
            Suspension = null,
            StaysAbroad = [.. r.StaysAbroad, new StayAbroad(e.From, e.Country, null)],
        },
        ReturnedFromAbroad e => MovedTo(r, e.Place, e.On) with
        {
            Status = StudentStatus.Enrolled,
            StaysAbroad = [.. r.StaysAbroad.SkipLast(1), r.StaysAbroad[^1] with { Until = e.On }],
        },
        DroppedOut e => r with
        {
            Status = StudentStatus.DroppedOut,
            Suspension = null,
            Absence = new Absence(e.Since, r.Absence?.Persuasions ?? [], e.Household),
        },
        ReturnedToSchool e => MovedTo(r, e.Place, e.On) with { Status = StudentStatus.Enrolled, Absence = null },
        StudentDied e => r with { Status = StudentStatus.Deceased, EndedOn = e.On },
        GradeChanged e => MovedTo(r, e.Place, e.From),
        StudentGraduated e => r with
        {
            Status = e.Outcome == GraduationOutcome.Graduated ? StudentStatus.Graduated : StudentStatus.Completed,
            EndedOn = e.On,
            Graduations = [.. r.Graduations, new Graduation(r.Place.School, r.Place.Class.Stage, e.Outcome, e.On)],
        },
        StudentWithdrew e => r with { Status = StudentStatus.Withdrawn, EndedOn = e.On, Suspension = null },
        ProblemSettled e => (e.KeyData is { } keyData ? Corrected(r, keyData) : r) with
        {
            Problems = [.. r.Problems.Except(e.Settled)],
        },
        RecordVoided => r with { Status = StudentStatus.Void },
        RecordMerged e => r with { Status = StudentStatus.Void, Merger = new Merger(e.Survivor, r.Status) },
        RecordUnmerged e when r.Merger is { } merger => MovedTo(r, e.Place, e.On) with { Status = merger.Before, Merger = null },
        _ => throw new InvalidOperationException($"{change.Kind} has no effect that is known."),
    };

    // Who leaves the school of the record, or school altogether, studies there no more; a pause changes nothing.
    private static StudySite? SiteAfter(StudentRecord r, CaseOutcome change) => change switch
    {
        StudySiteChanged e => e.RecordMoved || e.To.School == r.Place.School ? null : new StudySite(e.To, e.On),
        StudentTransferred or StudentContinued or StudentGraduated or StudentWithdrew or StudentDied or WentAbroad => null,
        _ => r.StudiesAt,
    };

    private static SuspensionTerm? AskedAbout(SuspensionTerm? term, CaseType type) =>
        type is CaseType.Dropout or CaseType.Withdrawal && term is not null ? term with { Expiries = term.Expiries + 1 } : term;

    private static StudentRecord MovedTo(StudentRecord r, PlaceOfStudy place, DateOnly on) =>
        place == r.Place ? r : r with { Place = place, FormerPlaces = [.. r.FormerPlaces, new FormerPlace(r.Place, on)] };

    private static StudentRecord Corrected(StudentRecord r, KeyData keyData) => r with
    {
        Name = keyData.Name,
        Sex = keyData.Sex,
        BirthDate = keyData.BirthDate,
        Document = keyData.Document,
        FormerDocuments = r.Document is { } old && old != keyData.Document ? [.. r.FormerDocuments, old] : r.FormerDocuments,
        Problems = keyData.Document is null ? r.Problems : [.. r.Problems.Where(problem => problem != ProblemKind.NoDocument)],
    };
}
