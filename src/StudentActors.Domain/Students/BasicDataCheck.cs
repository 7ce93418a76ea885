using StudentActors.Domain.Rules;
using StudentActors.Domain.Text;

namespace StudentActors.Domain.Students;

/// <summary>Checks basic data, new or changed.</summary>
internal static class BasicDataCheck
{
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
            Attendance = Attendance(form.Attendance, faults),
            Address = Address(form.Address, faults),
            Phone = Phone(form.Phone, faults),
            Guardians = form.Guardians is null ? [] : GuardianCheck.Check(form.Guardians, faults),
            ProvincialData = form.ProvincialData is null ? NoProvincialData : Provincial(NoProvincialData, form.ProvincialData, faults),
        };
        return faults.Count == before ? basic : null;
    }

    // Null leaves a value, an empty text removes it; the ethnicity cannot be removed.
    public static BasicData? Changed(BasicData basic, BasicDataForm form, List<Fault> faults)
    {
        var before = faults.Count;
        basic = basic with
        {
            Ethnicity = form.Ethnicity is null ? basic.Ethnicity : Ethnicity(form.Ethnicity, faults) ?? basic.Ethnicity,
            Attendance = form.Attendance is null ? basic.Attendance : Attendance(form.Attendance, faults),
            Address = form.Address is null ? basic.Address : Address(form.Address, faults),
            Phone = form.Phone is null ? basic.Phone : Phone(form.Phone, faults),
            Guardians = form.Guardians is null ? basic.Guardians : GuardianCheck.Check(form.Guardians, faults),
            ProvincialData = form.ProvincialData is { } sent ? Provincial(basic.ProvincialData, sent, faults) : basic.ProvincialData,
        };
        return faults.Count == before ? basic : null;
    }

    private static string? Ethnicity(string? text, List<Fault> faults)
    {
        if (Ethnicities.TryParse(text, out var code))
        {
            return code;
        }

        faults.Add(new Fault("ethnicity", RuleBook.Ethnicity));
        return null;
    }

    private static Attendance? Attendance(string? text, List<Fault> faults)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (Attendances.List.TryParse(text, out var attendance))
        {
            return attendance;
        }

        faults.Add(new Fault("attendance", RuleBook.AttendanceUnknown));
        return null;
    }

    private static string? Address(string? text, List<Fault> faults)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (PlainText.IsLine(text, LongestAddress))
        {
            return text;
        }

        faults.Add(new Fault("address", RuleBook.Address));
        return null;
    }

    private static string? Phone(string? text, List<Fault> faults)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (PhoneNumber.IsShaped(text))
        {
            return text;
        }

        faults.Add(new Fault("phone", RuleBook.Phone));
        return null;
    }

    private static Dictionary<string, string> Provincial(
        IReadOnlyDictionary<string, string> present, IReadOnlyDictionary<string, string> sent, List<Fault> faults)
    {
        var result = new Dictionary<string, string>(present, StringComparer.Ordinal);
        foreach (var (key, value) in sent)
        {
            if (!PlainText.IsLine(key, LongestProvincialKey) || !IsProvincialValue(value))
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

    // A value that was sent as JSON null arrives here in spite of its type.
    private static bool IsProvincialValue(string? value) =>
        value is not null && (value.Length == 0 || PlainText.IsLine(value, LongestProvincialValue));
}
