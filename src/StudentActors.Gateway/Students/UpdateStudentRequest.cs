using System.ComponentModel;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Students;
using StudentActors.Gateway.Requests;

namespace StudentActors.Gateway.Students;

[Description("Basic data (art. 7); what is left out stays as it is.")]
internal sealed record UpdateStudentRequest
{
    [Description("Code or name of GB/T 3304.")]
    public string? Ethnicity { get; init; }

    [Description("day, boarding, lodging or other.")]
    public string? Attendance { get; init; }

    [Description("An empty text removes it.")]
    public string? Address { get; init; }

    [Description("An empty text removes it.")]
    public string? Phone { get; init; }

    [Description("Replaces the whole list.")]
    public IReadOnlyList<GuardianRequest?>? Guardians { get; init; }

    [Description("Items that are sent are set; an empty text removes one.")]
    public IReadOnlyDictionary<string, string?>? ProvincialData { get; init; }

    /// <summary>What a record has but an update cannot change deserves its own rule instead of "unknown property".</summary>
    public static Refusal Explain(Refusal refusal)
    {
        Fault[] faults = [.. refusal.Faults.Select(fault => fault.Rule == RuleBook.UnknownProperty && CaseRule(fault.Path) is { } rule
            ? fault with { Rule = rule }
            : fault)];
        return faults.Length == 0 ? refusal
            : faults.All(fault => fault.Rule.Kind == RefusalKind.Invalid) ? Refusal.Of(faults)
            : SentQuery.Refused([.. faults.OrderBy(fault => fault.Rule.Kind == RefusalKind.Invalid)]);
    }

    public BasicDataForm ToForm() => new()
    {
        Ethnicity = Ethnicity,
        Attendance = Attendance,
        Address = Address,
        Phone = Phone,
        Guardians = GuardianRequest.ToForms(Guardians),
        ProvincialData = ProvincialItems.Of(ProvincialData),
    };

    private static Rule? CaseRule(string property) => property switch
    {
        "name" or "sex" or "birthDate" or "document" => RuleBook.KeyDataChange,
        "school" or "class" => RuleBook.PlaceChange,
        _ => null,
    };
}
