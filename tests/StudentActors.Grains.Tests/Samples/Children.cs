using System.Globalization;
using StudentActors.Domain.Identity;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;

namespace StudentActors.Grains.Tests.Samples;

/// <summary>Children that nobody else is: names, birth dates and synthetic identities of their own.</summary>
internal static class Children
{
    public static readonly DateOnly BirthDate = new(2020, 3, 14);

    private static int _last;

    public static EnrolmentForm Form(SchoolCode school, ClassId classId)
    {
        var n = Interlocked.Increment(ref _last);
        return new EnrolmentForm
        {
            School = school.Value,
            Class = classId.Value,
            Name = string.Create(CultureInfo.InvariantCulture, $"测试{n}"),
            Sex = n % 2 == 1 ? "male" : "female",
            BirthDate = "2020-03-14",
            Ethnicity = "01",
            Document = new DocumentForm("residentId", ResidentId(n, BirthDate)),
            Guardians = [new GuardianForm("监护人", "父亲", "13800000001")],
            Entry = new EntryForm("2026-09-01", "ordinary"),
            Address = "某省某市某县某街道一号",
            Phone = "13900000002",
        };
    }

    /// <summary>A child who shows a passport.</summary>
    public static EnrolmentForm WithPassport(SchoolCode school, ClassId classId)
    {
        var form = Form(school, classId);
        return form with { Document = new DocumentForm("passport", $"E{form.Name![2..].PadLeft(8, '0')}", "FR") };
    }

    public static EnrolmentForm WithoutDocument(SchoolCode school, ClassId classId) => Form(school, classId) with { Document = null };

    /// <summary>A synthetic resident ID; odd for boys.</summary>
    public static string ResidentId(int n, DateOnly birthDate)
    {
        var digits = string.Create(CultureInfo.InvariantCulture, $"99{n / 1000:0000}{birthDate:yyyyMMdd}{n % 1000:000}");
        return digits + Iso7064.CheckCharacter(digits);
    }
}
