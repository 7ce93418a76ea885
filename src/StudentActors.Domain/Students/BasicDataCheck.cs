using System.Text.RegularExpressions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Text;

namespace StudentActors.Domain.Students;

/// <summary>Checks basic data, new or changed.</summary>
internal static partial class BasicDataCheck
{
    private const int MostGuardians = 4;
    private const int LongestRelation = 50;
    private const int LongestAddress = 200;
    private const int MostProvincialItems = 50;
    private const int LongestProvincialKey = 50;
    private const int LongestProvincialValue = 500;

    private static readonly Dictionary<string, string> NoProvincialData = [];

    public static BasicData? New(EnrolmentForm form, List<Fault> faults)
    {
        var before = faults.Count;
        var ethnicity = Ethnicity(form.Ethnicity, faults);
        var basic = new BasicData
        {
            Ethnicity = ethnicity ?? string.Empty,
            Attendance = string.IsNullOrEmpty(form.Attendance) ? null : Attendance(form.Attendance, faults),
            Address = string.IsNullOrEmpty(form.Address) ? null : Address(form.Address, faults),
            Phone = string.IsNullOrEmpty(form.Phone) ? null : Phone(form.Phone, "phone", faults),
            Guardians = form.Guardians is null ? [] : Guardians(form.Guardians, faults),
            ProvincialData = form.ProvincialData is null ? NoProvincialData : Provincial(NoProvincialData, form.ProvincialData, faults),
        };
        return faults.Count == before ? basic : null;
    }

    public static BasicData? Changed(BasicData basic, BasicDataForm form, List<Fault> faults)
    {
        var before = faults.Count;
        basic = basic with
        {
            Ethnicity = form.Ethnicity is null ? basic.Ethnicity : Ethnicity(form.Ethnicity, faults) ?? basic.Ethnicity,
            Attendance = form.Attendance is null ? basic.Attendance : Attendance(form.Attendance, faults),
            Address = Replaced(form.Address, basic.Address, text => Address(text, faults)),
            Phone = Replaced(form.Phone, basic.Phone, text => Phone(text, "phone", faults)),
            Guardians = form.Guardians is null ? basic.Guardians : Guardians(form.Guardians, faults),
            ProvincialData = form.ProvincialData is null ? basic.ProvincialData : Provincial(basic.ProvincialData, form.ProvincialData, faults),
        };
        return faults.Count == before ? basic : null;
    }

    // Null leaves a value, an empty text removes it.
    private static string? Replaced(string? sent, string? present, Func<string, string?> check) =>
        sent is null ? present : sent.Length == 0 ? null : check(sent);

    private static string? Ethnicity(string? text, List<Fault> faults)
    {
        if (Ethnicities.TryParse(text, out var code))
        {
            return code;
        }

        faults.Add(new Fault("ethnicity", RuleBook.Ethnicity));
        return null;
    }

    private static Attendance? Attendance(string text, List<Fault> faults)
    {
        if (Attendances.List.TryParse(text, out var attendance))
        {
            return attendance;
        }

        faults.Add(new Fault("attendance", RuleBook.AttendanceUnknown));
        return null;
    }

    private static string? Address(string text, List<Fault> faults)
    {
        if (PlainText.Length(text) <= LongestAddress && PlainText.IsLine(text))
        {
            return text;
        }

        faults.Add(new Fault("address", RuleBook.Address));
        return null;
    }

    private static string? Phone(string text, string path, List<Fault> faults)
    {
        if (PhoneShape().IsMatch(text) && text.Count(char.IsAsciiDigit) is >= 5 and <= 20)
        {
            return text;
        }

        faults.Add(new Fault(path, RuleBook.Phone));
        return null;
    }

    private static Guardian[] Guardians(IReadOnlyList<GuardianForm> forms, List<Fault> faults)
    {
        if (forms.Count > MostGuardians)
        {
            faults.Add(new Fault("guardians", RuleBook.GuardiansTooMany));
            return [];
        }

        return [.. forms.Select((form, index) => Guardian(form, $"guardians[{index}]", faults))];
    }

    private static Guardian Guardian(GuardianForm form, string path, List<Fault> faults)
    {
        if (string.IsNullOrEmpty(form.Name) || PlainText.Length(form.Name) > 100 || !PlainText.IsLine(form.Name))
        {
            faults.Add(new Fault($"{path}.name", RuleBook.GuardianName));
        }

        if (string.IsNullOrEmpty(form.Relation) || PlainText.Length(form.Relation) > LongestRelation || !PlainText.IsLine(form.Relation))
        {
            faults.Add(new Fault($"{path}.relation", RuleBook.GuardianRelation));
        }

        var phone = string.IsNullOrEmpty(form.Phone) ? null : Phone(form.Phone, $"{path}.phone", faults);
        return new Guardian(form.Name ?? string.Empty, form.Relation ?? string.Empty, phone);
    }

    private static Dictionary<string, string> Provincial(
        IReadOnlyDictionary<string, string> present, IReadOnlyDictionary<string, string> sent, List<Fault> faults)
    {
        var result = new Dictionary<string, string>(present, StringComparer.Ordinal);
        foreach (var (key, value) in sent)
        {
            if (key.Length is 0 or > LongestProvincialKey || !PlainText.IsLine(key)
                || value is null || PlainText.Length(value) > LongestProvincialValue || (value.Length > 0 && !PlainText.IsLine(value)))
            {
                faults.Add(new Fault("provincialData", RuleBook.ProvincialData));
                return result;
            }

            if (value.Length == 0)
            {
                result.Remove(key);
            }
            else
            {
                result[key] = value;
            }
        }

        if (result.Count > MostProvincialItems)
        {
            faults.Add(new Fault("provincialData", RuleBook.ProvincialData));
        }

        return result;
    }

    [GeneratedRegex(@"\A\+?[0-9][0-9 -]{3,28}[0-9]\z")]
    private static partial Regex PhoneShape();
}
