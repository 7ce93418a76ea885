using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;

namespace StudentActors.Domain.Complaints;

/// <summary>
/// Decides whether a complaint (申诉) may be opened. It is a case like any other, with the same tasks, clocks and tables, but for three things: it locks
/// no record, so it can be raised while the case complained about is open and after it has ended, and stands in nobody's way; a "no" may be an answer
/// instead of an end; and a step that is late goes up one level. No rule limits who complains, how often or how late.
/// </summary>
public static class ComplaintOpening
{
    /// <param name="starter">The caller's office.</param>
    /// <param name="policy">Policy in force at the student's school.</param>
    public static Decision<CaseOpened> Decide(
        CaseId id, ComplaintApplication application, ComplaintSubject subject, Caller caller, HomedOffice starter, HomedOffice against,
        CasePolicy policy, DateTimeOffset now)
    {
        if (MayNotComplain(application, subject, caller) is { } refusal)
        {
            return refusal;
        }

        if (Responsible(subject, against) is not { } responsible)
        {
            return Refusal.Of(RuleBook.ComplaintNation, "against");
        }

        return new CaseOpened
        {
            Id = id,
            Type = CaseType.Complaint,
            Student = subject.Student,
            Place = subject.Place,
            Starter = caller.Office,
            By = caller.Account,
            At = now,
            Reason = application.Reason,
            Effect = new ComplaintEffect(application.Case, application.Against, application.By),
            Steps = [.. CaseDefinitions.Complaint.Select(step => Step(step, responsible, starter, against, policy))],
        };
    }

    private static Refusal? MayNotComplain(ComplaintApplication application, ComplaintSubject subject, Caller caller) =>
        caller.MayNot(Permission.StartCases)
        ?? (subject.Case is { } about
            ? CaseAccess.MayNotSee(about, caller)
                ?? (IsParty(about, application.Against) ? null : Refusal.Of(RuleBook.ComplaintParty, "against"))
            : subject.Name == application.Student!.Name ? null
            : Refusal.Of(RuleBook.IdentityMismatch));

    private static bool IsParty(CaseRecord about, Office office) =>
        about.Steps.Any(step => step.Office == office)
        || office.Covers(about.Place.School, about.Place.HomeAuthority)
        || (about.Effect.NewPlace is { } place && office.Covers(place.School, place.HomeAuthority));

    /// <summary>
    /// The lowest authority that all sides answer to; nobody judges itself. <c>null</c> where nobody is above the office complained of.
    /// </summary>
    private static AuthorityCode? Responsible(ComplaintSubject subject, HomedOffice against)
    {
        if (against.Office == Office.Nation)
        {
            return null;
        }

        AuthorityCode[] sides = [subject.Place.HomeAuthority, subject.Other?.HomeAuthority ?? subject.Place.HomeAuthority, against.Authority];
        var code = against.Office.School is null ? AuthorityTable.Parent(against.Authority) : against.Authority;
        while (code is { } candidate && !Array.TrueForAll(sides, side => AuthorityTable.IsWithin(side, candidate)))
        {
            code = AuthorityTable.Parent(candidate);
        }

        return code ?? AuthorityCode.Nation;
    }

    private static CaseStep Step(
        StepDefinition step, AuthorityCode responsible, HomedOffice starter, HomedOffice against, CasePolicy policy)
    {
        var holder = step.Party switch
        {
            CaseParty.CommonAuthority => new HomedOffice(Office.Of(responsible), responsible),
            CaseParty.Respondent => against,
            CaseParty.Starter => starter,
            _ => throw new ArgumentOutOfRangeException(nameof(step)),
        };
        return new CaseStep
        {
            Party = step.Party,
            Office = holder.Office,
            Authority = holder.Authority,
            Task = step.Task,
            Clock = policy.Clock(step.Days),
        };
    }
}
