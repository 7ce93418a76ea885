using StudentActors.Domain.Rules;

namespace StudentActors.Domain.Students;

/// <summary>Decides a change of basic data (art. 7).</summary>
public static class BasicDataChange
{
    public static Decision<BasicDataUpdated> Decide(StudentRecord record, BasicDataForm form)
    {
        if (!record.Status.IsLive())
        {
            return Refusal.Of(RuleBook.RecordClosed);
        }

        if (form is { Ethnicity: null, Attendance: null, Address: null, Phone: null, Guardians: null, ProvincialData: null })
        {
            return Refusal.Of(RuleBook.NothingToChange);
        }

        var faults = new List<Fault>();
        var changed = BasicDataCheck.Changed(record.Basic, form, faults);
        return changed is null ? Refusal.Of(faults) : new BasicDataUpdated(changed);
    }
}
