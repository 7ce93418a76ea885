using System.Text;
using StudentActors.Gateway.Requests;

namespace StudentActors.Gateway.Imports;

/// <summary>The empty file that a school fills in: column headers in the caller's language, UTF-8 with a byte order mark.</summary>
internal static class StudentTemplate
{
    private static readonly (string Chinese, string English)[] Columns =
    [
        ("学校标识码", "school"), ("班级", "class"), ("姓名", "name"), ("性别", "sex"), ("出生日期", "birthDate"), ("民族", "ethnicity"),
        ("证件类型", "documentType"), ("证件号码", "documentNumber"), ("签发国家", "documentIssuer"), ("入学日期", "entryDate"),
        ("入学方式", "entryWay"), ("就读方式", "attendance"), ("地址", "address"), ("电话", "phone"),
        ("监护人1姓名", "guardian1Name"), ("监护人1关系", "guardian1Relation"), ("监护人1电话", "guardian1Phone"),
        ("监护人2姓名", "guardian2Name"), ("监护人2关系", "guardian2Relation"), ("监护人2电话", "guardian2Phone"),
    ];

    public static byte[] File(Language language)
    {
        var header = string.Join(',', Columns.Select(column => language == Language.Chinese ? column.Chinese : column.English));
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(header + "\r\n")];
    }
}
