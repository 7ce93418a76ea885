using System.Collections.Frozen;
using System.Text;
using StudentActors.Domain.Text;

namespace StudentActors.Grains.Imports.Rosters;

/// <summary>
/// The columns of a student roster: what the template offers, the reader understands and the error file repeats.
/// </summary>
internal static class RosterColumns
{
    public const string ErrorCode = "errorCode";
    public const string ErrorField = "errorField";
    public const string Message = "message";

    private static readonly List<RosterColumn> Columns = [];

    public static readonly RosterColumn School = Required("school", "学校标识码", "school", "学校代码", "学校");
    public static readonly RosterColumn Class = Required("class", "班级", "class");
    public static readonly RosterColumn Name = Required("name", "姓名", "name", "学生姓名");
    public static readonly RosterColumn Sex = Required("sex", "性别", "sex", "gender");
    public static readonly RosterColumn BirthDate = Required("birthDate", "出生日期", "birthDate", "出生年月日", "生日");
    public static readonly RosterColumn Ethnicity = Required("ethnicity", "民族", "ethnicity");
    public static readonly RosterColumn DocumentType = Optional("documentType", "证件类型", "document.type", "身份证件类型");
    public static readonly RosterColumn DocumentNumber = Optional(
        "documentNumber", "证件号码", "document.number", "身份证件号", "身份证件号码", "身份证号", "身份证号码");
    public static readonly RosterColumn DocumentIssuer = Optional("documentIssuer", "签发国家", "document.issuer", "签发国家或地区");
    public static readonly RosterColumn EntryDate = Required("entryDate", "入学日期", "entry.date", "入学时间");
    public static readonly RosterColumn EntryWay = Required("entryWay", "入学方式", "entry.way");
    public static readonly RosterColumn Attendance = Optional("attendance", "就读方式", "attendance");
    public static readonly RosterColumn Address = Optional("address", "地址", "address", "家庭住址", "现住址");
    public static readonly RosterColumn Phone = Optional("phone", "电话", "phone", "联系电话");

    public static readonly IReadOnlyList<GuardianColumns> Guardians = [Guardian(1), Guardian(2)];

    public static readonly IReadOnlyList<RosterColumn> All = Columns;

    private static readonly FrozenDictionary<string, RosterColumn> ByHeader = All
        .SelectMany(column => column.Texts.Select(text => KeyValuePair.Create(Key(text), column)))
        .ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, RosterColumn> ByPath = All
        .ToFrozenDictionary(column => column.Path, StringComparer.Ordinal);

    // A corrected error file is sent again as it is; what its last columns said is out of date.
    private static readonly FrozenSet<string> OfErrorFile = new[] { ErrorCode, ErrorField, Message }
        .Select(Key).ToFrozenSet(StringComparer.Ordinal);

    public static RosterColumn? Find(string header) => ByHeader.GetValueOrDefault(Key(header));

    public static bool IsOfErrorFile(string header) => OfErrorFile.Contains(Key(header));

    /// <summary>The column that a fault's path speaks of; for a part of the form (<c>document</c>, <c>entry</c>) its first column.</summary>
    public static RosterColumn? At(string path) =>
        ByPath.GetValueOrDefault(path)
        ?? (path.Length == 0 ? null : All.FirstOrDefault(column => column.Path.StartsWith(path, StringComparison.Ordinal)));

    // Marks of a required column, spacing and letter case differ between files.
    private static string Key(string header)
    {
        var key = new StringBuilder(header.Length);
        foreach (var c in Normalised.Code(header))
        {
            if (char.IsLetterOrDigit(c))
            {
                key.Append(c);
            }
        }

        return key.ToString();
    }

    private static GuardianColumns Guardian(int number)
    {
        var path = $"guardians[{number - 1}]";
        return new GuardianColumns(
            Optional($"guardian{number}Name", $"监护人{number}姓名", $"{path}.name"),
            Optional($"guardian{number}Relation", $"监护人{number}关系", $"{path}.relation"),
            Optional($"guardian{number}Phone", $"监护人{number}电话", $"{path}.phone"));
    }

    private static RosterColumn Required(string english, string chinese, string path, params string[] aliases) =>
        Add(new RosterColumn(Columns.Count, english, chinese, path, true, aliases));

    private static RosterColumn Optional(string english, string chinese, string path, params string[] aliases) =>
        Add(new RosterColumn(Columns.Count, english, chinese, path, false, aliases));

    private static RosterColumn Add(RosterColumn column)
    {
        Columns.Add(column);
        return column;
    }
}

/// <summary>The columns of one guardian.</summary>
internal sealed record GuardianColumns(RosterColumn Name, RosterColumn Relation, RosterColumn Phone);
