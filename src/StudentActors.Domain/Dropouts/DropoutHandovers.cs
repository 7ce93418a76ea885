using System.Security.Cryptography;
using System.Text;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.StatusChanges;
using StudentActors.Domain.Students;

namespace StudentActors.Domain.Dropouts;

/// <summary>
/// At each term's end the home authority hands the e-file of a migrant worker's child (随迁子女) who has dropped out to the county of household
/// registration. Who is one shows where the school has named another county with the dropout; the authority, or the school, may name it later by
/// starting the hand-over itself. That it is a case makes it a task of the authority, overdue and escalated like any other.
/// </summary>
public static class DropoutHandovers
{
    /// <summary>A term has ended in which a child with a household elsewhere had dropped out.</summary>
    public const string Deadline = "dropout.handover";

    private const string Reason = "学期结束，随迁子女辍学未返校 / term over, a migrant worker's child has not returned";

    /// <summary>The pending deadline of a student, if the e-file is owed.</summary>
    public static IReadOnlyList<CaseDeadline> Of(StudentRecord record) => Owed(record) is { } absence
        ? [new(Deadline, ChinaTime.StartOf(Term.Of(absence.Since).Next.FirstDay), absence.Since.DayNumber)]
        : [];

    /// <summary>When the question is put again, if the child is still away and nothing was handed over.</summary>
    public static DateTimeOffset NextLook(DateTimeOffset now) => ChinaTime.StartOf(Term.Of(ChinaTime.DateOf(now)).Next.FirstDay);

    /// <summary>The same id for the same term of the same absence, however often the deadline fires.</summary>
    public static CaseId IdOf(StudentRecord record, Term term)
    {
        var hash = SHA256.HashData(Encoding.ASCII.GetBytes($"handover|{record.Id}|{record.Absence?.Since.DayNumber}|{term}"));
        return CaseId.Of(record.Id, new Guid(hash.AsSpan(0, 16), bigEndian: true));
    }

    /// <summary>The last term that has ended.</summary>
    public static Term Ended(DateTimeOffset now)
    {
        var present = Term.Of(ChinaTime.DateOf(now));
        return Term.Of(present.FirstDay.AddDays(-1));
    }

    /// <summary>The case that the registry starts: the authority's step is open, because nobody has said anything yet.</summary>
    /// <param name="policy">Policy in force at the student's school.</param>
    public static Decision<CaseOpened> Decide(StudentRecord record, CasePolicy policy, DateTimeOffset now)
    {
        if (Owed(record) is not { Household: { } county } absence || now < ChinaTime.StartOf(Term.Of(absence.Since).Next.FirstDay))
        {
            return Refusal.Of(RuleBook.CaseStatus);
        }

        var side = CaseSide.Of(record.Place, policy);
        return new CaseOpened
        {
            Id = IdOf(record, Ended(now)),
            Type = CaseType.DropoutHandover,
            Student = record.Id,
            Place = record.Place,
            Starter = Office.Of(record.Place.HomeAuthority),
            By = SuspensionExpiry.Registry,
            At = now,
            Reason = Reason,
            Effect = new HandoverEffect(county),
            Steps = CaseSteps.Of(
                CaseDefinitions.Of(CaseType.DropoutHandover), side, Receiving(record, county, policy), record.Place.Class.Stage, null),
        };
    }

    /// <summary>Whether the record has learnt of a hand-over already.</summary>
    public static bool Knows(StudentRecord record, CaseId id) => record.Absence?.HandedOver?.Case == id;

    /// <summary>What the record learns when the county has received the file.</summary>
    public static Decision<DropoutHandedOver> HandOver(StudentRecord record, CaseId id, AuthorityCode to) =>
        record is not { Status: StudentStatus.DroppedOut, Absence: { } absence } ? Refusal.Of(RuleBook.CaseStatus)
        : absence.HandedOver is not null ? Refusal.Of(RuleBook.HandoverBefore)
        : new DropoutHandedOver(id, to);

    internal static Decision<CaseEffect> Effect(StudentRecord student, AuthorityCode to) =>
        student.Absence?.HandedOver is not null ? Refusal.Of(RuleBook.HandoverBefore)
        : to == student.Place.HomeAuthority ? Refusal.Of(RuleBook.HandoverSameCounty, "household")
        : new HandoverEffect(to);

    internal static CaseSide Receiving(StudentRecord student, AuthorityCode county, CasePolicy policy) => new(student.Place.School, county, policy);

    private static Absence? Owed(StudentRecord record) =>
        record is { Status: StudentStatus.DroppedOut, Absence: { Household: { } county, HandedOver: null } absence } && county != record.Place.HomeAuthority
            ? absence
            : null;
}
