using System.Text.Json;
using StudentActors.TestSupport;
using StudentActors.TestSupport.Hosting;

namespace StudentActors.Benchmarks.Registry;

/// <summary>A registry in a process of its own, and an operator signed in.</summary>
public sealed class RegistryUnderTest : IAsyncDisposable
{
    private readonly TemporaryDirectory _data;

    private RegistryUnderTest(TemporaryDirectory data, HostProcess host, HttpClient client, int schools)
    {
        _data = data;
        Host = host;
        Client = client;
        Schools = TestSchools.Codes(schools);
    }

    public HttpClient Client { get; }

    public HostProcess Host { get; }

    /// <summary>Codes of the schools; each has the class <see cref="TestSchools.ClassId"/>.</summary>
    public IReadOnlyList<string> Schools { get; }

    /// <param name="postgres">Connection string of an empty or migrated database; embedded on SQLite without it.</param>
    /// <param name="keyRing">Key ring to write with; a new one without it.</param>
    public static async Task<RegistryUnderTest> StartAsync(string? postgres = null, int schools = 16, string? keyRing = null)
    {
        var data = new TemporaryDirectory();
        HostProcess? host = null;
        try
        {
            string[] database = postgres is null ? [] : ["--postgres", postgres, "--synthetic-identities"];
            string[] keys = keyRing is null ? [] : ["--keys", keyRing];
            host = await HostProcess.ServeAsync(data.FullName, [.. database, .. keys]);
            var registry = new RegistryUnderTest(data, host, await host.SignInAsync(), schools);
            await registry.OpenSchoolsAsync();
            return registry;
        }
        catch
        {
            if (host is not null)
            {
                await host.DisposeAsync();
            }

            data.Dispose();
            throw;
        }
    }

    /// <summary>Enrols one child and gives the answer's <c>id</c>.</summary>
    public async Task<string> EnrolAsync(byte[] body)
    {
        using var answer = await Client.CreateAsync("api/v1/students", body);
        answer.EnsureSuccessStatusCode();
        using var record = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync());
        return record.RootElement.GetProperty("id").GetString()!;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Host.DisposeAsync();
        _data.Dispose();
    }

    private async Task OpenSchoolsAsync() =>
        await Parallel.ForEachAsync(Schools, async (code, _) => await Client.OpenSchoolAsync(code, TestSchools.Capacity));
}
