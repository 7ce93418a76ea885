using StudentActors.Domain.Rules;
using StudentActors.Domain.Text;

namespace StudentActors.Domain.Students;

/// <summary>Checks a list of guardians and reports the faults of all.</summary>
internal static class GuardianCheck
{
    private const int Most = 4;
    private const int LongestRelation = 50;

    public static Guardian[] Check(IReadOnlyList<GuardianForm> forms, List<Fault> faults)
    {
        if (forms.Count > Most)
        {
            faults.Add(new Fault("guardians", RuleBook.GuardiansTooMany));
            return [];
        }

        var guardians = new Guardian[forms.Count];
        for (var i = 0; i < guardians.Length; i++)
        {
            guardians[i] = Check(forms[i], i, faults);
        }

        return guardians;
    }

    // An item that was sent as JSON null arrives here in spite of its type, and has neither name nor relation.
    private static Guardian Check(GuardianForm? form, int index, List<Fault> faults)
    {
        if (form?.Name is not { } name || !PlainText.IsLine(name, EnrolmentCheck.LongestName))
        {
            faults.Add(new Fault($"guardians[{index}].name", RuleBook.GuardianName));
        }

        if (form?.Relation is not { } relation || !PlainText.IsLine(relation, LongestRelation))
        {
            faults.Add(new Fault($"guardians[{index}].relation", RuleBook.GuardianRelation));
        }

        var phone = string.IsNullOrEmpty(form?.Phone) ? null : form.Phone;
        if (phone is not null && !PhoneNumber.IsShaped(phone))
        {
            faults.Add(new Fault($"guardians[{index}].phone", RuleBook.Phone));
        }

        return new Guardian(form?.Name ?? string.Empty, form?.Relation ?? string.Empty, phone);
    }
}
