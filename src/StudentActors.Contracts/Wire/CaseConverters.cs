using StudentActors.Domain.Calendar;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Complaints;
using StudentActors.Domain.Identity;
using StudentActors.Domain.StatusChanges;
using StudentActors.Domain.Transfers;

namespace StudentActors.Contracts.Wire;

[RegisterConverter]
public sealed class CaseIdConverter : IConverter<CaseId, CaseIdSurrogate>
{
    public CaseId ConvertFromSurrogate(in CaseIdSurrogate surrogate) => new(surrogate.Guid);

    public CaseIdSurrogate ConvertToSurrogate(in CaseId value) => new() { Guid = value.Guid };
}

[GenerateSerializer, Immutable, Alias("sa.wire.CaseId")]
public struct CaseIdSurrogate
{
    [Id(0)] public Guid Guid;
}

[RegisterConverter]
public sealed class TransferFormConverter : IConverter<TransferForm, TransferFormSurrogate>
{
    public TransferForm ConvertFromSurrogate(in TransferFormSurrogate s) => new()
    {
        StudentNumber = s.StudentNumber,
        Name = s.Name,
        ToClass = s.ToClass,
        Reason = s.Reason,
        EffectiveFrom = s.EffectiveFrom,
        Type = s.Type,
        RecordMoves = s.RecordMoves,
    };

    public TransferFormSurrogate ConvertToSurrogate(in TransferForm value) => new()
    {
        StudentNumber = value.StudentNumber,
        Name = value.Name,
        ToClass = value.ToClass,
        Reason = value.Reason,
        EffectiveFrom = value.EffectiveFrom,
        Type = value.Type,
        RecordMoves = value.RecordMoves,
    };
}

[GenerateSerializer, Immutable, Alias("sa.wire.TransferForm")]
public struct TransferFormSurrogate
{
    [Id(0)] public string? StudentNumber;
    [Id(1)] public string? Name;
    [Id(2)] public string? ToClass;
    [Id(3)] public string? Reason;
    [Id(4)] public string? EffectiveFrom;
    [Id(5)] public string? Type;
    [Id(6)] public bool? RecordMoves;
}

[RegisterConverter]
public sealed class ComplaintFormConverter : IConverter<ComplaintForm, ComplaintFormSurrogate>
{
    public ComplaintForm ConvertFromSurrogate(in ComplaintFormSurrogate s) => new()
    {
        Case = s.Case,
        StudentNumber = s.StudentNumber,
        Name = s.Name,
        Against = s.Against,
        Complainant = s.Complainant,
        Reason = s.Reason,
    };

    public ComplaintFormSurrogate ConvertToSurrogate(in ComplaintForm value) => new()
    {
        Case = value.Case,
        StudentNumber = value.StudentNumber,
        Name = value.Name,
        Against = value.Against,
        Complainant = value.Complainant,
        Reason = value.Reason,
    };
}

[GenerateSerializer, Immutable, Alias("sa.wire.ComplaintForm")]
public struct ComplaintFormSurrogate
{
    [Id(0)] public string? Case;
    [Id(1)] public string? StudentNumber;
    [Id(2)] public string? Name;
    [Id(3)] public string? Against;
    [Id(4)] public string? Complainant;
    [Id(5)] public string? Reason;
}

[RegisterConverter]
public sealed class CaseFormConverter : IConverter<CaseForm, CaseFormSurrogate>
{
    public CaseForm ConvertFromSurrogate(in CaseFormSurrogate s) => new()
    {
        Type = s.Type,
        StudentNumber = s.StudentNumber,
        Name = s.Name,
        Reason = s.Reason,
        Date = s.Date,
        Until = s.Until,
        Class = s.Class,
        Country = s.Country,
        GradeChange = s.GradeChange,
        Tool = s.Tool,
        KeyData = s.KeyData is { } keyData ? From(keyData) : null,
        OtherStudentNumber = s.OtherStudentNumber,
        Ground = s.Ground,
        Outcome = s.Outcome,
        Household = s.Household,
    };

    public CaseFormSurrogate ConvertToSurrogate(in CaseForm value) => new()
    {
        Type = value.Type,
        StudentNumber = value.StudentNumber,
        Name = value.Name,
        Reason = value.Reason,
        Date = value.Date,
        Until = value.Until,
        Class = value.Class,
        Country = value.Country,
        GradeChange = value.GradeChange,
        Tool = value.Tool,
        KeyData = value.KeyData is { } keyData ? To(keyData) : null,
        OtherStudentNumber = value.OtherStudentNumber,
        Ground = value.Ground,
        Outcome = value.Outcome,
        Household = value.Household,
    };

    private static KeyDataForm From(KeyDataFormSurrogate s) => new(
        s.Name, s.Sex, s.BirthDate, s.HasDocument ? new DocumentForm(s.DocumentType, s.DocumentNumber, s.DocumentIssuer) : null);

    private static KeyDataFormSurrogate To(KeyDataForm form) => new()
    {
        Name = form.Name,
        Sex = form.Sex,
        BirthDate = form.BirthDate,
        HasDocument = form.Document is not null,
        DocumentType = form.Document?.Type,
        DocumentNumber = form.Document?.Number,
        DocumentIssuer = form.Document?.Issuer,
    };
}

[GenerateSerializer, Immutable, Alias("sa.wire.CaseForm")]
public struct CaseFormSurrogate
{
    [Id(0)] public string? Type;
    [Id(1)] public string? StudentNumber;
    [Id(2)] public string? Name;
    [Id(3)] public string? Reason;
    [Id(4)] public string? Date;
    [Id(5)] public string? Until;
    [Id(6)] public string? Class;
    [Id(7)] public string? Country;
    [Id(8)] public string? GradeChange;
    [Id(9)] public string? Tool;
    [Id(10)] public KeyDataFormSurrogate? KeyData;
    [Id(11)] public string? OtherStudentNumber;
    [Id(12)] public string? Ground;
    [Id(13)] public string? Outcome;
    [Id(14)] public string? Household;
}

[GenerateSerializer, Immutable, Alias("sa.wire.KeyDataForm")]
public struct KeyDataFormSurrogate
{
    [Id(0)] public string? Name;
    [Id(1)] public string? Sex;
    [Id(2)] public string? BirthDate;
    [Id(3)] public bool HasDocument;
    [Id(4)] public string? DocumentType;
    [Id(5)] public string? DocumentNumber;
    [Id(6)] public string? DocumentIssuer;
}

[RegisterConverter]
public sealed class CaseDecisionConverter : IConverter<CaseDecision, CaseDecisionSurrogate>
{
    public CaseDecision ConvertFromSurrogate(in CaseDecisionSurrogate s) => new(s.Decision, s.Reason);

    public CaseDecisionSurrogate ConvertToSurrogate(in CaseDecision value) => new() { Decision = value.Decision, Reason = value.Reason };
}

[GenerateSerializer, Immutable, Alias("sa.wire.CaseDecision")]
public struct CaseDecisionSurrogate
{
    [Id(0)] public string? Decision;
    [Id(1)] public string? Reason;
}

[RegisterConverter]
public sealed class WorkingYearFormConverter : IConverter<WorkingYearForm, WorkingYearFormSurrogate>
{
    public WorkingYearForm ConvertFromSurrogate(in WorkingYearFormSurrogate s) => new(s.Year, s.Off, s.Worked);

    public WorkingYearFormSurrogate ConvertToSurrogate(in WorkingYearForm value) =>
        new() { Year = value.Year, Off = value.Off?.ToArray(), Worked = value.Worked?.ToArray() };
}

[GenerateSerializer, Immutable, Alias("sa.wire.WorkingYearForm")]
public struct WorkingYearFormSurrogate
{
    [Id(0)] public int? Year;
    [Id(1)] public string?[]? Off;
    [Id(2)] public string?[]? Worked;
}
