using System.Text;
using StudentActors.Domain.Students;
using StudentActors.Grains.Tests.Samples;

namespace StudentActors.Grains.Tests.Imports;

/// <summary>Writes children into a roster file.</summary>
internal static class SampleRoster
{
    public const string Header =
        "school,class,name,sex,birthDate,ethnicity,documentType,documentNumber,documentIssuer,entryDate,entryWay,phone";

    public static string Of(IEnumerable<EnrolmentForm> children)
    {
        var text = new StringBuilder(Header).Append('\n');
        foreach (var child in children)
        {
            text.Append(Row(child)).Append('\n');
        }

        return text.ToString();
    }

    public static string Row(EnrolmentForm child) => string.Join(
        ',', child.School, child.Class, child.Name, child.Sex, child.BirthDate, child.Ethnicity,
        child.Document?.Type, child.Document?.Number, child.Document?.Issuer, child.Entry?.Date, child.Entry?.Way, child.Phone);

    public static List<EnrolmentForm> Children(SampleSchool school, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => Samples.Children.Form(school.Code, school.Class))];
}
