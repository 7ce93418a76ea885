using StudentActors.Domain.Identity;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Students;

namespace StudentActors.Domain.StatusChanges;

/// <summary>Checks a change of key data by itself and against what stays, with the rules of enrolment.</summary>
public static class KeyDataCheck
{
    private const string Path = "keyData";

    /// <returns>The key data after the change, complete.</returns>
    public static Decision<KeyData> Check(KeyData present, KeyDataForm form, IdentityPolicy policy, DateOnly today)
    {
        var faults = new List<Fault>();
        var name = form.Name is null ? present.Name : EnrolmentCheck.CheckName(form.Name, $"{Path}.name", faults);
        var sex = present.Sex;
        if (form.Sex is not null && !Sexes.List.TryParse(form.Sex, out sex))
        {
            faults.Add(new Fault($"{Path}.sex", RuleBook.SexRequired));
        }

        var birthDate = form.BirthDate is null ? present.BirthDate
            : EnrolmentCheck.CheckBirthDate(form.BirthDate, today, faults, $"{Path}.birthDate");
        var (document, holder) = form.Document is null
            ? (present.Document, present.Document is { } kept ? DocumentHolder.Of(kept.Type, kept.Number) : default)
            : Document(form.Document, policy, faults);
        EnrolmentCheck.CompareWithDocument(holder, birthDate, faults.Count == 0 ? sex : null, faults, $"{Path}.");
        if (faults.Count > 0)
        {
            return Refusal.Of(faults);
        }

        var changed = new KeyData(name!, sex, birthDate!.Value, document);
        return changed == present ? Refusal.Of(RuleBook.NothingToChange) : changed;
    }

    private static (IdentityDocument?, DocumentHolder) Document(DocumentForm form, IdentityPolicy policy, List<Fault> faults) =>
        (IdentityDocuments.Check(form, policy, $"{Path}.document", faults, out var holder), holder);
}
