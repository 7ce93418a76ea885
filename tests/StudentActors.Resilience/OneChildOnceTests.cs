using StudentActors.TestSupport.Hosting;
using StudentActors.TestSupport.Students;

namespace StudentActors.Resilience;

public sealed class OneChildOnceTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_hundred_enrolments_of_one_document_over_many_connections_make_one_record(bool postgres)
    {
        string[] schools = ["2134000001", "2134000002"];
        await using var registry = await Registry.StartAsync(postgres);
        using var client = await registry.Host.SignInAsync();
        foreach (var school in schools)
        {
            await client.OpenSchoolAsync(school, 1_000);
        }

        var seed = Random.Shared.NextInt64(1_000_000);
        var bodies = schools.Select(school => new SyntheticStudents(seed).NextRequest(school, "primary-2026-1")).ToArray();

        // Four keys are sent five times each, the rest once: replays and duplicates race each other.
        var statuses = await Task.WhenAll(Enumerable.Range(0, 200).Select(async number =>
        {
            var key = number < 20 ? $"shared-{number % 4}" : $"own-{number}";
            using var answer = await client.CreateAsync("api/v1/students", bodies[number % 2], number < 20 ? $"{key}-{number % 2}" : key);
            return ((int)answer.StatusCode, Replay: answer.Headers.Contains("Idempotent-Replay"));
        }));

        Assert.Single(statuses, status => status is (201, false));
        Assert.All(statuses, status => Assert.True(status is (201, _) or (409, _), $"{status}"));
        var rosters = await Task.WhenAll(schools.Select(client.ReadRosterAsync));
        Assert.Single(rosters.SelectMany(roster => roster));
    }
}
