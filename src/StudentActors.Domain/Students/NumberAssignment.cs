using StudentActors.Domain.Identity;
using StudentActors.Domain.Rules;

namespace StudentActors.Domain.Students;

/// <summary>
/// Decides the formal number that replaces a temporary one (art. 8): G when a resident ID has passed the national check, J for another
/// document. A formal number is never replaced by another formal number here.
/// </summary>
public static class NumberAssignment
{
    /// <param name="sequence">0–999; used only for a J number.</param>
    public static Decision<NumberAssigned> Decide(StudentRecord record, int sequence)
    {
        if (record.Number.Kind == NumberKind.Formal)
        {
            return Refusal.Of(RuleBook.NumberFormal);
        }

        if (record.Document is null || record.Problems.Count > 0)
        {
            return Refusal.Of(RuleBook.NumberProblem);
        }

        return new NumberAssigned(
            record.Document.Type == DocumentType.ResidentId && ResidentIdNumber.TryParse(record.Document.Number, out var id)
                ? StudentNumber.FromResidentId(id)
                : StudentNumber.SelfMade(NumberKind.Formal, record.Place.HomeAuthority, record.BirthDate, sequence));
    }
}
