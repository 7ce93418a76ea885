using StudentActors.Domain.Rules;
using StudentActors.Domain.Students;
using StudentActors.Domain.Text;

namespace StudentActors.Domain.Cases;

/// <summary>Checks of the fields that the forms of cases share.</summary>
internal static class CaseFields
{
    public const int LongestReason = 500;

    public static (StudentNumber Number, string? Name) Student(string? number, string? name, List<Fault> faults)
    {
        if (!StudentNumber.TryParse(Normalised.Code(number ?? string.Empty), out var parsed))
        {
            faults.Add(new Fault("student.studentNumber", RuleBook.StudentNumberShape));
        }

        return (parsed, EnrolmentCheck.CheckName(name, "student.name", faults));
    }

    /// <summary>A reason as it was sent; <c>null</c> for none.</summary>
    /// <param name="required">The rule by which there has to be one.</param>
    public static string? Reason(string? reason, Rule? required, List<Fault> faults)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            if (required is not null)
            {
                faults.Add(new Fault("reason", required));
            }

            return null;
        }

        if (!PlainText.IsLine(reason, LongestReason))
        {
            faults.Add(new Fault("reason", RuleBook.CaseReason));
        }

        return reason;
    }
}
