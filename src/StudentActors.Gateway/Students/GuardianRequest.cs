using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using StudentActors.Domain.Students;

namespace StudentActors.Gateway.Students;

internal sealed record GuardianRequest
{
    [Required]
    public string? Name { get; init; }

    [Description("1 to 50 characters.")]
    [Required]
    public string? Relation { get; init; }

    public string? Phone { get; init; }

    public static IReadOnlyList<GuardianForm>? ToForms(IReadOnlyList<GuardianRequest?>? guardians)
    {
        if (guardians is null)
        {
            return null;
        }

        var forms = new GuardianForm[guardians.Count];
        for (var i = 0; i < forms.Length; i++)
        {
            forms[i] = new GuardianForm(guardians[i]?.Name, guardians[i]?.Relation, guardians[i]?.Phone);
        }

        return forms;
    }
}
