using System.Globalization;
using System.Text;
using System.Text.Json;
using StudentActors.TestSupport.Students;

namespace StudentActors.Benchmarks.Registry;

/// <summary>A CSV roster of children who do not exist.</summary>
public sealed class Roster
{
    private readonly byte[] _csv;

    private Roster(byte[] csv, int rows)
    {
        _csv = csv;
        Rows = rows;
    }

    public int Rows { get; }

    public static Roster Write(IReadOnlyList<string> schools, SyntheticStudents students, int rows)
    {
        var text = new StringBuilder(
            "school,class,name,sex,birthDate,ethnicity,documentType,documentNumber,entryDate,entryWay,guardian1Name,guardian1Relation,guardian1Phone\n");
        for (var row = 0; row < rows; row++)
        {
            // Rosters are sorted by school, as schools and counties send them.
            var school = schools[(int)((long)row * schools.Count / rows)];
            var (residentId, birthDate, male, number) = students.Next();
            text.Append(CultureInfo.InvariantCulture, $"{school},{TestSchools.ClassId},测试{SyntheticStudents.Letters(number)},")
                .Append(CultureInfo.InvariantCulture, $"{(male ? "male" : "female")},{birthDate:yyyy-MM-dd},01,residentId,{residentId},")
                .Append("2026-09-01,nearby,测试监护人,母亲,13800000000\n");
        }

        return new Roster(Encoding.UTF8.GetBytes(text.ToString()), rows);
    }

    /// <summary>Sends it and returns when every row is durable.</summary>
    public async Task ImportAsync(RegistryUnderTest registry)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/v1/imports?kind=students&mode=commit") { Content = new ByteArrayContent(_csv) };
        request.Content.Headers.ContentType = new("text/csv");
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));
        using var accepted = await registry.Client.SendAsync(request);
        accepted.EnsureSuccessStatusCode();
        while (true)
        {
            using var answer = await registry.Client.GetAsync(accepted.Headers.Location);
            using var operation = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync());
            var state = operation.RootElement.GetProperty("state").GetString();
            if (state == "succeeded" && operation.RootElement.GetProperty("done").GetInt64() == Rows
                && operation.RootElement.GetProperty("rejected").GetInt64() == 0)
            {
                return;
            }

            if (state is not ("queued" or "running"))
            {
                throw new InvalidOperationException($"The import ended wrongly: {operation.RootElement}");
            }

            await Task.Delay(20);
        }
    }
}
