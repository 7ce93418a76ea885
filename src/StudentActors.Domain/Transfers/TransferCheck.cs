using StudentActors.Domain.Cases;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Text;

namespace StudentActors.Domain.Transfers;

/// <summary>Checks the fields of a move by themselves and reports every fault at once.</summary>
public static class TransferCheck
{
    /// <param name="today">The date in China.</param>
    public static Decision<TransferApplication> Check(TransferForm form, DateOnly today)
    {
        var faults = new List<Fault>();
        var type = CaseType.Transfer;
        if (form.Type is not null && !(CaseTypes.List.TryParse(form.Type, out type) && type.IsMove()))
        {
            faults.Add(new Fault("type", RuleBook.TransferType));
        }

        var (number, name) = CaseFields.Student(form.StudentNumber, form.Name, faults);
        if (!ClassId.TryParse(form.ToClass, out var toClass))
        {
            faults.Add(new Fault("toClass", RuleBook.ClassIdShape));
        }

        var reason = CaseFields.Reason(form.Reason, RuleBook.CaseReasonRequired, faults);
        var effectiveFrom = EffectiveFrom(form.EffectiveFrom, today, faults);
        if (form.RecordMoves is null == (type == CaseType.SpecialEducation))
        {
            faults.Add(new Fault("recordMoves", form.RecordMoves is null ? RuleBook.CaseFieldRequired : RuleBook.CaseFieldUnused));
        }

        return faults.Count > 0
            ? Refusal.Of(faults)
            : new TransferApplication(type, number, name!, toClass, reason!, effectiveFrom, form.RecordMoves);
    }

    private static DateOnly? EffectiveFrom(string? text, DateOnly today, List<Fault> faults)
    {
        if (text is null)
        {
            return null;
        }

        if (!Normalised.TryDate(text, out var date) || date > today || date < today.AddYears(-1))
        {
            faults.Add(new Fault("effectiveFrom", RuleBook.TransferEffectiveFrom));
        }

        return date;
    }
}
