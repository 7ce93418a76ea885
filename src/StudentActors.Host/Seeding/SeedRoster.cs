using System.Globalization;
using System.Text;
using System.Text.Json;

namespace StudentActors.Host.Seeding;

/// <summary>Writes children as a roster file (CSV, UTF-8) in the import template's columns.</summary>
internal static class SeedRoster
{
    private const string Header =
        "school,class,name,sex,birthDate,ethnicity,documentType,documentNumber,entryDate,entryWay,attendance,guardian1Name,guardian1Relation,guardian1Phone\n";

    public static byte[] Write(IEnumerable<SeedStudent> students)
    {
        using var file = new MemoryStream();
        using (var text = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
        {
            text.Write(Header);
            foreach (var student in students)
            {
                // Nothing a seed makes up holds a comma, a quote or a line break.
                text.Write(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{student.School},{student.Class},{student.Name},{Code(student.Sex)},{student.BirthDate:yyyy-MM-dd},{student.Ethnicity},residentId,"));
                text.Write(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{student.ResidentId},{student.EntryDate:yyyy-MM-dd},nearby,{Code(student.Attendance)},{student.Guardian},{student.GuardianRelation},{student.GuardianPhone}\n"));
            }
        }

        return file.ToArray();
    }

    private static string Code<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
