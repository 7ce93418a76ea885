using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using StudentActors.Domain.Students;

namespace StudentActors.Gateway.Students;

[Description("An enrolment (建籍).")]
internal record EnrolRequest
{
    [Description("School identifier (学校标识码), ten digits.")]
    [Required]
    public string? School { get; init; }

    [Description("Class id, e.g. primary-2026-3.")]
    [Required]
    public string? Class { get; init; }

    [Description("As in the identity document; at most 100 characters.")]
    [Required]
    public string? Name { get; init; }

    [Description("male or female.")]
    [Required]
    public string? Sex { get; init; }

    [Description("YYYY-MM-DD.")]
    [Required]
    public string? BirthDate { get; init; }

    [Description("Code or name of GB/T 3304, e.g. 01.")]
    [Required]
    public string? Ethnicity { get; init; }

    [Description("Left out when there is none: the child is enrolled all the same, as a problem record (问题学籍).")]
    public DocumentRequest? Document { get; init; }

    [Description("At most four.")]
    public IReadOnlyList<GuardianRequest?>? Guardians { get; init; }

    [Required]
    public EntryRequest? Entry { get; init; }

    [Description("Way of attending (就读方式): day, boarding, lodging or other.")]
    public string? Attendance { get; init; }

    [Description("At most 200 characters.")]
    public string? Address { get; init; }

    public string? Phone { get; init; }

    [Description("Non-basic information (非基础学籍信息) that the province defines; at most 50 items.")]
    public IReadOnlyDictionary<string, string?>? ProvincialData { get; init; }

    public EnrolmentForm ToForm() => new()
    {
        School = School,
        Class = Class,
        Name = Name,
        Sex = Sex,
        BirthDate = BirthDate,
        Ethnicity = Ethnicity,
        Document = Document?.ToForm(),
        Guardians = GuardianRequest.ToForms(Guardians),
        Entry = Entry is null ? null : new EntryForm(Entry.Date, Entry.Way),
        Attendance = Attendance,
        Address = Address,
        Phone = Phone,
        ProvincialData = ProvincialItems.Of(ProvincialData),
    };
}

[Description("When and how the student entered the school.")]
internal sealed record EntryRequest
{
    [Description("YYYY-MM-DD.")]
    [Required]
    public string? Date { get; init; }

    [Description("Way of entry (入学方式): code or name.")]
    [Required]
    public string? Way { get; init; }
}
