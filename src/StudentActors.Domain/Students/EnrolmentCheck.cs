using StudentActors.Domain.Identity;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Text;

namespace StudentActors.Domain.Students;

/// <summary>Checks the fields of an enrolment by themselves and against each other, and reports every fault at once.</summary>
public static class EnrolmentCheck
{
    /// <summary>Longest name of a person, in code points.</summary>
    internal const int LongestName = 100;

    private const int OldestYears = 60;

    /// <param name="today">The date in China.</param>
    public static Decision<EnrolmentApplication> Check(EnrolmentForm form, DateOnly today, IdentityPolicy policy)
    {
        var faults = new List<Fault>();
        var school = Required(SchoolCode.TryParse(form.School, out var code), code, "school", RuleBook.SchoolCodeShape, faults);
        var classId = Required(ClassId.TryParse(form.Class, out var id), id, "class", RuleBook.ClassIdShape, faults);
        var name = CheckName(form.Name, "name", faults);
        var sex = Required(Sexes.List.TryParse(form.Sex, out var parsedSex), parsedSex, "sex", RuleBook.SexRequired, faults);
        var birthDate = CheckBirthDate(form.BirthDate, today, faults);
        DocumentHolder holder = default;
        var document = form.Document is { } sent ? IdentityDocuments.Check(sent, policy, "document", faults, out holder) : null;
        CompareWithDocument(holder, birthDate, sex, faults);
        var entry = CheckEntry(form.Entry, birthDate, today, faults);
        var basic = BasicDataCheck.New(form, faults);

        if (faults.Count > 0)
        {
            return Refusal.Of(faults);
        }

        return new EnrolmentApplication
        {
            School = school!.Value,
            Class = classId!.Value,
            Name = name!,
            Sex = sex!.Value,
            BirthDate = birthDate!.Value,
            Document = document,
            Entry = entry!,
            Basic = basic!,
        };
    }

    /// <summary>The name as it was sent, or <c>null</c> with a fault added.</summary>
    public static string? CheckName(string? name, string path, ICollection<Fault> faults)
    {
        var before = faults.Count;
        if (string.IsNullOrWhiteSpace(name))
        {
            faults.Add(new Fault(path, RuleBook.NameRequired));
            return null;
        }

        if (PlainText.Length(name) > LongestName)
        {
            faults.Add(new Fault(path, RuleBook.NameTooLong));
        }

        if (!PlainText.IsLine(name))
        {
            faults.Add(new Fault(path, RuleBook.NameCharacters));
        }

        return faults.Count == before ? name : null;
    }

    private static T? Required<T>(bool valid, T value, string path, Rule rule, List<Fault> faults) where T : struct
    {
        if (!valid)
        {
            faults.Add(new Fault(path, rule));
            return null;
        }

        return value;
    }

    internal static DateOnly? CheckBirthDate(string? text, DateOnly today, List<Fault> faults, string path = "birthDate")
    {
        if (!Normalised.TryDate(text, out var date))
        {
            faults.Add(new Fault(path, RuleBook.BirthDate));
            return null;
        }

        if (date > today || date < today.AddYears(-OldestYears))
        {
            faults.Add(new Fault(path, RuleBook.BirthDateRange));
        }

        return date;
    }

    private static Entry? CheckEntry(EntryForm? form, DateOnly? birthDate, DateOnly today, List<Fault> faults)
    {
        if (form is null)
        {
            faults.Add(new Fault("entry", RuleBook.EntryRequired));
            return null;
        }

        var dated = Normalised.TryDate(form.Date, out var date) && date <= today.AddYears(1) && !(date <= birthDate);
        if (!dated)
        {
            faults.Add(new Fault("entry.date", RuleBook.EntryDate));
        }

        if (!EntryWays.List.TryParse(form.Way, out var way))
        {
            faults.Add(new Fault("entry.way", RuleBook.EntryWay));
            return null;
        }

        return dated ? new Entry(date, way) : null;
    }

    internal static void CompareWithDocument(
        DocumentHolder holder, DateOnly? birthDate, Sex? sex, List<Fault> faults, string prefix = "")
    {
        if (holder.BirthDate is { } saysBirthDate && birthDate is { } statedBirthDate && statedBirthDate != saysBirthDate)
        {
            faults.Add(new Fault($"{prefix}birthDate", RuleBook.BirthDateMismatch));
        }

        if (holder.Sex is { } saysSex && sex is { } statedSex && statedSex != saysSex)
        {
            faults.Add(new Fault($"{prefix}sex", RuleBook.SexMismatch));
        }
    }
}
