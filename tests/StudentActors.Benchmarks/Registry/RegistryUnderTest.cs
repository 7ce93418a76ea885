using System.Text.Json;
using StudentActors.TestSupport;
using StudentActors.TestSupport.Hosting;
using StudentActors.TestSupport.PostgreSql;

namespace StudentActors.Benchmarks.Registry;

/// <summary>A registry in a process of its own, on SQLite or on a private PostgreSQL with fsync on, and an operator signed in.</summary>
public sealed class RegistryUnderTest : IAsyncDisposable
{
    private const int SchoolCount = 16;
    private const int Capacity = 100_000;

    private readonly TemporaryDirectory _data;
    private readonly PostgresCluster? _postgres;
    private readonly HostProcess _host;

    private RegistryUnderTest(TemporaryDirectory data, PostgresCluster? postgres, HostProcess host, HttpClient client)
    {
        _data = data;
        _postgres = postgres;
        _host = host;
        Client = client;
    }

    public HttpClient Client { get; }

    public HostProcess Host => _host;

    /// <summary>Codes of the schools; each has the class <see cref="ClassId"/>.</summary>
    public IReadOnlyList<string> Schools { get; } = [.. Enumerable.Range(1, SchoolCount).Select(number => $"2134{number:000000}")];

    public string ClassId => "primary-2026-1";

    public static async Task<RegistryUnderTest> StartAsync(bool postgres)
    {
        var data = new TemporaryDirectory();
        PostgresCluster? cluster = null;
        try
        {
            string[] arguments = [];
            if (postgres)
            {
                cluster = await PostgresCluster.StartAsync();
                arguments = ["--postgres", await cluster.CreateDatabaseAsync(), "--synthetic-identities"];
            }

            var host = await HostProcess.ServeAsync(data.FullName, arguments);
            var registry = new RegistryUnderTest(data, cluster, host, await host.SignInAsync());
            await registry.OpenSchoolsAsync();
            return registry;
        }
        catch
        {
            if (cluster is not null)
            {
                await cluster.DisposeAsync();
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
        await _host.DisposeAsync();
        if (_postgres is not null)
        {
            await _postgres.DisposeAsync();
        }

        _data.Dispose();
    }

    private async Task OpenSchoolsAsync()
    {
        foreach (var code in Schools)
        {
            await Client.OpenSchoolAsync(code, Capacity);
        }
    }
}
