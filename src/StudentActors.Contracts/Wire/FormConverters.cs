using StudentActors.Domain.Identity;
using StudentActors.Domain.Students;

namespace StudentActors.Contracts.Wire;

[RegisterConverter]
public sealed class EnrolmentFormConverter : IConverter<EnrolmentForm, EnrolmentFormSurrogate>
{
    public EnrolmentForm ConvertFromSurrogate(in EnrolmentFormSurrogate s) => new()
    {
        School = s.School,
        Class = s.Class,
        Name = s.Name,
        Sex = s.Sex,
        BirthDate = s.BirthDate,
        Ethnicity = s.Ethnicity,
        Document = s.HasDocument ? new DocumentForm(s.DocumentType, s.DocumentNumber, s.DocumentIssuer) : null,
        Guardians = GuardianForms.From(s.Guardians),
        Entry = s.HasEntry ? new EntryForm(s.EntryDate, s.EntryWay) : null,
        Attendance = s.Attendance,
        Address = s.Address,
        Phone = s.Phone,
        ProvincialData = s.ProvincialData,
    };

    public EnrolmentFormSurrogate ConvertToSurrogate(in EnrolmentForm value) => new()
    {
        School = value.School,
        Class = value.Class,
        Name = value.Name,
        Sex = value.Sex,
        BirthDate = value.BirthDate,
        Ethnicity = value.Ethnicity,
        HasDocument = value.Document is not null,
        DocumentType = value.Document?.Type,
        DocumentNumber = value.Document?.Number,
        DocumentIssuer = value.Document?.Issuer,
        Guardians = GuardianForms.To(value.Guardians),
        HasEntry = value.Entry is not null,
        EntryDate = value.Entry?.Date,
        EntryWay = value.Entry?.Way,
        Attendance = value.Attendance,
        Address = value.Address,
        Phone = value.Phone,
        ProvincialData = value.ProvincialData is { } data ? new Dictionary<string, string>(data) : null,
    };
}

[RegisterConverter]
public sealed class BasicDataFormConverter : IConverter<BasicDataForm, BasicDataFormSurrogate>
{
    public BasicDataForm ConvertFromSurrogate(in BasicDataFormSurrogate s) => new()
    {
        Ethnicity = s.Ethnicity,
        Attendance = s.Attendance,
        Address = s.Address,
        Phone = s.Phone,
        Guardians = GuardianForms.From(s.Guardians),
        ProvincialData = s.ProvincialData,
    };

    public BasicDataFormSurrogate ConvertToSurrogate(in BasicDataForm value) => new()
    {
        Ethnicity = value.Ethnicity,
        Attendance = value.Attendance,
        Address = value.Address,
        Phone = value.Phone,
        Guardians = GuardianForms.To(value.Guardians),
        ProvincialData = value.ProvincialData is { } data ? new Dictionary<string, string>(data) : null,
    };
}

[GenerateSerializer, Immutable, Alias("sa.wire.EnrolmentForm")]
public struct EnrolmentFormSurrogate
{
    [Id(0)] public string? School;
    [Id(1)] public string? Class;
    [Id(2)] public string? Name;
    [Id(3)] public string? Sex;
    [Id(4)] public string? BirthDate;
    [Id(5)] public string? Ethnicity;
    [Id(6)] public bool HasDocument;
    [Id(7)] public string? DocumentType;
    [Id(8)] public string? DocumentNumber;
    [Id(9)] public string? DocumentIssuer;
    [Id(10)] public GuardianSurrogate[]? Guardians;
    [Id(11)] public bool HasEntry;
    [Id(12)] public string? EntryDate;
    [Id(13)] public string? EntryWay;
    [Id(14)] public string? Attendance;
    [Id(15)] public string? Address;
    [Id(16)] public string? Phone;
    [Id(17)] public Dictionary<string, string>? ProvincialData;
}

[GenerateSerializer, Immutable, Alias("sa.wire.BasicDataForm")]
public struct BasicDataFormSurrogate
{
    [Id(0)] public string? Ethnicity;
    [Id(1)] public string? Attendance;
    [Id(2)] public string? Address;
    [Id(3)] public string? Phone;
    [Id(4)] public GuardianSurrogate[]? Guardians;
    [Id(5)] public Dictionary<string, string>? ProvincialData;
}

[GenerateSerializer, Immutable, Alias("sa.wire.Guardian")]
public struct GuardianSurrogate
{
    [Id(0)] public string? Name;
    [Id(1)] public string? Relation;
    [Id(2)] public string? Phone;
}

internal static class GuardianForms
{
    public static GuardianForm[]? From(GuardianSurrogate[]? guardians) =>
        guardians?.Select(g => new GuardianForm(g.Name, g.Relation, g.Phone)).ToArray();

    // An item sent as JSON null is here in spite of its type. It travels as one without name and relation, which the domain refuses.
    public static GuardianSurrogate[]? To(IReadOnlyList<GuardianForm?>? guardians) =>
        guardians?.Select(g => new GuardianSurrogate { Name = g?.Name, Relation = g?.Relation, Phone = g?.Phone }).ToArray();
}
