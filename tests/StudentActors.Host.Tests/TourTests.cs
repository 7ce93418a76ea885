using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using StudentActors.TestSupport;
using StudentActors.TestSupport.Hosting;

namespace StudentActors.Host.Tests;

/// <summary>A newcomer's way through the registry, as the README leads it.</summary>
public sealed class TourTests : IDisposable
{
    private const string School = "2134010199";

    private readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_newcomer_enrols_finds_reads_and_updates_a_student()
    {
        await using var host = await HostProcess.ServeAsync(_data.FullName);
        using var client = await host.SignInAsync();

        var counties = await client.GetFromJsonAsync<JsonElement>("api/v1/regions/340100/children");
        Assert.Contains(counties.GetProperty("items").EnumerateArray(), county => county.GetProperty("name").GetString() == "瑶海区");

        await client.OpenSchoolAsync(School, 45);
        var enrolled = await (await client.CreateAsync("api/v1/students", Child())).ReadAsync(201);
        var id = enrolled.GetProperty("id").GetString();
        Assert.Equal("G99010120180315003X", enrolled.GetProperty("studentNumber").GetString());
        Assert.Equal("formal", enrolled.GetProperty("numberKind").GetString());

        var found = await (await client.CreateAsync(
            "api/v1/students/lookups", new { document = new { type = "residentId", number = "99010120180315003X" } })).ReadAsync(200);
        Assert.Equal(id, found.GetProperty("id").GetString());

        using var read = await client.GetAsync($"api/v1/students/{id}");
        var etag = read.Headers.ETag!;
        using var patch = new HttpRequestMessage(HttpMethod.Patch, $"api/v1/students/{id}")
        {
            Content = new StringContent("""{"address":"长江东路 1 号"}""", Encoding.UTF8, "application/json"),
            Headers = { { "Idempotency-Key", "tour-patch" }, { "If-Match", etag.ToString() } },
        };
        Assert.Equal(2, (await (await client.SendAsync(patch)).ReadAsync(200)).GetProperty("version").GetInt32());

        var history = await client.GetFromJsonAsync<JsonElement>($"api/v1/students/{id}/history");
        Assert.Equal(2, history.GetProperty("items").GetArrayLength());

        var again = await (await client.CreateAsync("api/v1/students", Child())).ReadAsync(409);
        Assert.Equal("urn:studentactors:error:identity:duplicate", again.GetProperty("type").GetString());
    }

    private static object Child() => new
    {
        school = School,
        @class = "primary-2026-1",
        name = "欧阳·𠮷",
        sex = "male",
        birthDate = "2018-03-15",
        ethnicity = "01",
        document = new { type = "residentId", number = "99010120180315003X" },
        guardians = new[] { new { name = "欧阳父", relation = "父亲", phone = "00012345678" } },
        entry = new { date = "2026-09-01", way = "nearby" },
    };
}
