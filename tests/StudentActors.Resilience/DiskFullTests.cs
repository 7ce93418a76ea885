using System.Diagnostics;
using StudentActors.Resilience.Faults;
using StudentActors.TestSupport;
using StudentActors.TestSupport.Hosting;
using StudentActors.TestSupport.PostgreSql;

namespace StudentActors.Resilience;

public sealed class DiskFullTests
{
    private const int Callers = 64;

    private static readonly string[] Schools = ["2134000001", "2134000002"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Disk_of_the_database_full_loses_nothing_and_enrolment_goes_on_once_there_is_room()
    {
        await using var disk = await SmallDisk.MountAsync(mebibytes: 192);
        Assert.SkipWhen(disk is null, "A file system can be mounted by root only.");
        await using var postgres = await PostgresCluster.StartAsync(new PostgresClusterOptions
        {
            Folder = disk!.Folder,
            Settings = new Dictionary<string, string> { ["min_wal_size"] = "32MB", ["max_wal_size"] = "32MB" },
        });
        var database = await postgres.CreateDatabaseAsync();
        using var data = new TemporaryDirectory();
        await using var host = await HostProcess.ServeAsync(data.FullName, "--postgres", database, "--synthetic-identities");
        using var client = await host.SignInAsync(TimeSpan.FromSeconds(20));
        foreach (var school in Schools)
        {
            await client.OpenSchoolAsync(school, 100_000);
        }

        var load = new SteadyLoad(_ => client, Schools);
        var running = load.RunAsync(Callers);
        await UntilAsync(() => load.Acknowledged.Count > 500, "nobody was enrolled");
        disk.Fill();
        var refused = load.Retries;
        await UntilAsync(() => load.Retries >= refused + Callers, "a full disk was not noticed");

        // A server that cannot write its log stops, as it must; the operator makes room and starts it again.
        disk.MakeRoom();
        await postgres.RestartAsync(immediate: true);
        var enrolled = load.Acknowledged.Count;
        await UntilAsync(() => load.Acknowledged.Count > enrolled + 500, "enrolment did not go on");
        load.Pause();
        await running;

        await Invariants.CheckAsync(database, load);
        var (code, output, error) = await HostProgram.RunAsync("doctor", "--full", "--data", data.FullName, "--postgres", database);
        Assert.True(code == 0, output + error);

        async Task UntilAsync(Func<bool> condition, string otherwise)
        {
            var watch = Stopwatch.StartNew();
            while (!condition())
            {
                Assert.False(running.IsCompleted, $"The load ended early: {running.Exception?.InnerException?.Message}");
                Assert.True(watch.Elapsed < Patience, otherwise);
                await Task.Delay(20);
            }
        }
    }
}
