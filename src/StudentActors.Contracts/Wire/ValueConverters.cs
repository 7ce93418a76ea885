using StudentActors.Domain.Accounts;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;

namespace StudentActors.Contracts.Wire;

/// <summary>A domain value on the wire: its canonical text, or <c>null</c> for a default value.</summary>
[GenerateSerializer, Immutable, Alias("sa.wire.Text")]
public struct TextSurrogate
{
    [Id(0)]
    public string? Text;
}

[RegisterConverter]
public sealed class SchoolCodeConverter : IConverter<SchoolCode, TextSurrogate>
{
    public SchoolCode ConvertFromSurrogate(in TextSurrogate surrogate) => WireText.Read<SchoolCode>(surrogate.Text);

    public TextSurrogate ConvertToSurrogate(in SchoolCode value) => new() { Text = value.Value };
}

[RegisterConverter]
public sealed class AuthorityCodeConverter : IConverter<AuthorityCode, AuthorityCodeSurrogate>
{
    public AuthorityCode ConvertFromSurrogate(in AuthorityCodeSurrogate surrogate) =>
        WireText.Read<AuthorityCode>(surrogate.Text);

    public AuthorityCodeSurrogate ConvertToSurrogate(in AuthorityCode value) => new() { Text = value.Value };
}

[GenerateSerializer, Immutable, Alias("sa.wire.AuthorityCode")]
public struct AuthorityCodeSurrogate
{
    [Id(0)]
    public string? Text;
}

[RegisterConverter]
public sealed class StudentNumberConverter : IConverter<StudentNumber, StudentNumberSurrogate>
{
    public StudentNumber ConvertFromSurrogate(in StudentNumberSurrogate surrogate) =>
        WireText.Read<StudentNumber>(surrogate.Text);

    public StudentNumberSurrogate ConvertToSurrogate(in StudentNumber value) => new() { Text = value.Value };
}

[GenerateSerializer, Immutable, Alias("sa.wire.StudentNumber")]
public struct StudentNumberSurrogate
{
    [Id(0)]
    public string? Text;
}

[RegisterConverter]
public sealed class ClassIdConverter : IConverter<ClassId, ClassIdSurrogate>
{
    public ClassId ConvertFromSurrogate(in ClassIdSurrogate surrogate) =>
        new(surrogate.Stage, surrogate.EntryYear, surrogate.Number);

    public ClassIdSurrogate ConvertToSurrogate(in ClassId value) =>
        new() { Stage = value.Stage, EntryYear = value.EntryYear, Number = value.Number };
}

[GenerateSerializer, Immutable, Alias("sa.wire.ClassId")]
public struct ClassIdSurrogate
{
    [Id(0)]
    public Stage Stage;

    [Id(1)]
    public int EntryYear;

    [Id(2)]
    public int Number;
}

[RegisterConverter]
public sealed class StudentIdConverter : IConverter<StudentId, StudentIdSurrogate>
{
    public StudentId ConvertFromSurrogate(in StudentIdSurrogate surrogate) => new(surrogate.Guid);

    public StudentIdSurrogate ConvertToSurrogate(in StudentId value) => new() { Guid = value.Guid };
}

[GenerateSerializer, Immutable, Alias("sa.wire.StudentId")]
public struct StudentIdSurrogate
{
    [Id(0)]
    public Guid Guid;
}

[RegisterConverter]
public sealed class CallerConverter : IConverter<Caller, CallerSurrogate>
{
    public Caller ConvertFromSurrogate(in CallerSurrogate surrogate) =>
        new(surrogate.Account, surrogate.Role, Office.TryParse(surrogate.Office, out var office) ? office : throw new FormatException("The caller has no valid office."));

    public CallerSurrogate ConvertToSurrogate(in Caller value) =>
        new() { Account = value.Account, Role = value.Role, Office = value.Office.Value };
}

[GenerateSerializer, Immutable, Alias("sa.wire.Caller")]
public struct CallerSurrogate
{
    [Id(0)]
    public string Account;

    [Id(1)]
    public Role Role;

    [Id(2)]
    public string Office;
}

[RegisterConverter]
public sealed class OfficeConverter : IConverter<Office, OfficeSurrogate>
{
    public Office ConvertFromSurrogate(in OfficeSurrogate surrogate) => WireText.Read<Office>(surrogate.Text);

    public OfficeSurrogate ConvertToSurrogate(in Office value) => new() { Text = value.Value };
}

[GenerateSerializer, Immutable, Alias("sa.wire.Office")]
public struct OfficeSurrogate
{
    [Id(0)] public string? Text;
}
