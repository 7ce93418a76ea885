using StudentActors.Domain.Cases;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Domain.Text;

namespace StudentActors.Domain.StatusChanges;

/// <summary>Checks the fields of a case by themselves and reports every fault at once. Transfers have a form of their own.</summary>
public static class StatusChangeCheck
{
    // The longest time after which something is still entered; older things are for the archive.
    private const int CaseYears = 3;

    /// <param name="today">The date in China.</param>
    public static Decision<CaseApplication> Check(CaseForm form, DateOnly today)
    {
        if (!CaseTypes.List.TryParse(form.Type, out var type) || !type.HasForm())
        {
            return Refusal.Of(RuleBook.CaseTypeUnknown, "type");
        }

        var faults = new List<Fault>();
        var (number, name) = CaseFields.Student(form.StudentNumber, form.Name, faults);
        var reason = CaseFields.Reason(form.Reason, RuleBook.CaseReasonRequired, faults);
        CheckFields(type, form, faults);
        var application = new CaseApplication
        {
            Type = type,
            StudentNumber = number,
            Name = name ?? string.Empty,
            Reason = reason ?? string.Empty,
            Date = Date(form.Date, "date", today, MayLieAhead(type), faults),
            Until = Date(form.Until, "until", today.AddMonths(CasePolicy.LongestSuspensionMonths), true, faults),
            Ground = Listed(form.Ground, StatusChangeNames.SuspensionGrounds, "ground", RuleBook.SuspensionGroundUnknown, faults),
            Class = Class(form.Class, faults),
            Country = Country(form.Country, faults),
            GradeChange = Listed(form.GradeChange, StatusChangeNames.GradeChanges, "gradeChange", RuleBook.GradeChangeKindUnknown, faults),
            Tool = Listed(form.Tool, StatusChangeNames.ProblemTools, "tool", RuleBook.ProblemToolUnknown, faults),
            Outcome = Listed(form.Outcome, StatusChangeNames.GraduationOutcomes, "outcome", RuleBook.GraduationOutcomeUnknown, faults),
            KeyData = form.KeyData,
            Household = Household(form.Household, faults),
            OtherStudent = Other(form.OtherStudentNumber, faults),
        };
        return faults.Count > 0 ? Refusal.Of(faults) : application;
    }

    // What has been reported is in the past; what is applied for may begin some months ahead.
    private static bool MayLieAhead(CaseType type) => type is not (CaseType.Dropout or CaseType.Death or CaseType.DropoutReturn
        or CaseType.Graduation);

    private static void CheckFields(CaseType type, CaseForm form, List<Fault> faults)
    {
        var needed = CaseFieldSets.Needed(type);
        if (form.Tool == StatusChangeNames.Change)
        {
            needed |= CaseFieldSet.KeyData;
        }

        var possible = CaseFieldSets.Possible(type);
        Compare(CaseFieldSet.Date, form.Date, "date");
        Compare(CaseFieldSet.Until, form.Until, "until");
        Compare(CaseFieldSet.Ground, form.Ground, "ground");
        Compare(CaseFieldSet.Class, form.Class, "class");
        Compare(CaseFieldSet.Country, form.Country, "country");
        Compare(CaseFieldSet.GradeChange, form.GradeChange, "gradeChange");
        Compare(CaseFieldSet.Tool, form.Tool, "tool");
        Compare(CaseFieldSet.Outcome, form.Outcome, "outcome");
        Compare(CaseFieldSet.KeyData, form.KeyData, "keyData");
        Compare(CaseFieldSet.Household, form.Household, "household");
        Compare(CaseFieldSet.Other, form.OtherStudentNumber, "otherStudentNumber");

        void Compare(CaseFieldSet field, object? value, string path)
        {
            if (value is null && needed.HasFlag(field))
            {
                faults.Add(new Fault(path, RuleBook.CaseFieldRequired));
            }
            else if (value is not null && !possible.HasFlag(field))
            {
                faults.Add(new Fault(path, RuleBook.CaseFieldUnused));
            }
        }
    }

    private static DateOnly? Date(string? text, string path, DateOnly today, bool ahead, List<Fault> faults)
    {
        if (text is null)
        {
            return null;
        }

        if (!Normalised.TryDate(text, out var date) || date < today.AddYears(-CaseYears) || date > (ahead ? today.AddYears(1) : today))
        {
            faults.Add(new Fault(path, RuleBook.CaseDate));
        }

        return date;
    }

    private static ClassId? Class(string? text, List<Fault> faults)
    {
        if (text is null)
        {
            return null;
        }

        if (!ClassId.TryParse(text, out var id))
        {
            faults.Add(new Fault("class", RuleBook.ClassIdShape));
        }

        return id;
    }

    private static string? Country(string? text, List<Fault> faults)
    {
        if (text is null)
        {
            return null;
        }

        var country = Normalised.Code(text);
        if (country is not { Length: 2 } || !char.IsAsciiLetterUpper(country[0]) || !char.IsAsciiLetterUpper(country[1]))
        {
            faults.Add(new Fault("country", RuleBook.CaseCountry));
        }

        return country;
    }

    private static AuthorityCode? Household(string? text, List<Fault> faults)
    {
        if (text is null)
        {
            return null;
        }

        if (!AuthorityCode.TryParse(Normalised.Code(text), out var county) || !AuthorityTable.CanBeHome(county))
        {
            faults.Add(new Fault("household", RuleBook.HandoverHousehold));
        }

        return county;
    }

    private static T? Listed<T>(string? text, CodeList<T> list, string path, Rule rule, List<Fault> faults) where T : struct
    {
        if (text is null)
        {
            return null;
        }

        if (!list.TryParse(text, out var value))
        {
            faults.Add(new Fault(path, rule));
            return null;
        }

        return value;
    }

    private static StudentNumber? Other(string? text, List<Fault> faults)
    {
        if (text is null)
        {
            return null;
        }

        if (!StudentNumber.TryParse(Normalised.Code(text), out var number))
        {
            faults.Add(new Fault("otherStudentNumber", RuleBook.StudentNumberShape));
        }

        return number;
    }
}
