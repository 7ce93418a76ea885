using System.Security.Cryptography;
using System.Text;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Rules;

namespace StudentActors.Domain.Complaints;

/// <summary>
/// How an upheld complaint is carried out in a case. A refused case has ended and stays so; it goes on by a new one of the same kind, with what had been
/// approved before, and with the refused step approved. The student is locked and a place is held as for any other case, so what stands in the way of
/// that stands in the way of this too.
/// </summary>
public static class CaseReopening
{
    /// <summary>The same id however often the same complaint is carried out.</summary>
    public static CaseId IdOf(CaseId complaint, CaseRecord refused)
    {
        var hash = SHA256.HashData(Encoding.ASCII.GetBytes($"reopened|{complaint}"));
        return CaseId.Of(refused.Student, new Guid(hash.AsSpan(0, 16), bigEndian: true));
    }

    /// <summary>What the office complained of has to do in a case to carry out the decision.</summary>
    public static ComplaintRemedy RemedyOf(CaseRecord about, Office against) =>
        about.Holder?.Office == against ? ComplaintRemedy.Decide
        : about.State == CaseState.Refused && about.Steps.Any(step => IsRefusal(step, against)) ? ComplaintRemedy.Reopen
        : ComplaintRemedy.Report;

    /// <param name="against">The office whose refusal is taken back.</param>
    /// <param name="by">Account that takes it back: the office's own, or that of an authority to which the complaint went up.</param>
    public static Decision<CaseOpened> Decide(CaseId id, CaseRecord refused, Office against, string by, string reason, DateTimeOffset now) =>
        RemedyOf(refused, against) != ComplaintRemedy.Reopen
            ? Refusal.Of(RuleBook.CaseEnded)
            : new CaseOpened
            {
                Id = id,
                Type = refused.Type,
                Variant = refused.Variant,
                Student = refused.Student,
                Place = refused.Place,
                Starter = refused.Starter,
                By = refused.StartedBy,
                At = now,
                Reason = refused.Reason,
                Effect = refused.Effect,
                EvidenceNeeded = refused.EvidenceNeeded,
                PaperFile = refused.HasPaperFile,
                Reopens = refused.Id,
                Evidence = refused.Evidence.Count > 0 ? refused.Evidence : null,
                Steps =
                [
                    .. refused.Steps.Select(step => IsRefusal(step, against)
                        ? step with { State = StepState.Approved, DecidedBy = by, DecidedAt = now, Reason = reason }
                        : step),
                ],
            };

    // What a complaint says no to is an answer, and no refusal.
    private static bool IsRefusal(CaseStep step, Office office) => step is { State: StepState.Refused, Task: null } && step.Office == office;
}

public enum ComplaintRemedy
{
    /// <summary>Something that no case shows; the office says what it did.</summary>
    Report,

    /// <summary>The office holds a step of the case: it decides that first.</summary>
    Decide,

    /// <summary>The office's refusal is taken back.</summary>
    Reopen,
}
