using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Text;

namespace StudentActors.Domain.Complaints;

/// <summary>Checks the fields of a complaint by themselves and reports every fault at once.</summary>
public static class ComplaintCheck
{
    private static readonly CodeList<Complainant> Complainants = new(
        (Complainant.Guardian, ["guardian", "监护人"]),
        (Complainant.Office, ["office", "机构"]),
        (Complainant.Other, ["other", "其他"]));

    public static Decision<ComplaintApplication> Check(ComplaintForm form)
    {
        var faults = new List<Fault>();
        CaseId? about = null;
        NamedStudent? student = null;
        if (form.Case is null == (form.StudentNumber is null && form.Name is null))
        {
            faults.Add(new Fault("case", RuleBook.ComplaintSubject));
        }
        else if (form.Case is null)
        {
            var (number, name) = CaseFields.Student(form.StudentNumber, form.Name, faults);
            student = new NamedStudent(number, name ?? string.Empty);
        }
        else if (CaseId.TryParse(form.Case, out var id))
        {
            about = id;
        }
        else
        {
            faults.Add(new Fault("case", RuleBook.ComplaintSubject));
        }

        if (!Office.TryParse(form.Against, out var against))
        {
            faults.Add(new Fault("against", RuleBook.ComplaintAgainst));
        }

        if (!Complainants.TryParse(form.Complainant, out var by))
        {
            faults.Add(new Fault("complainant", RuleBook.ComplaintComplainant));
        }

        var reason = CaseFields.Reason(form.Reason, RuleBook.CaseReasonRequired, faults);
        return faults.Count > 0 ? Refusal.Of(faults) : new ComplaintApplication(about, student, against, by, reason!);
    }
}
