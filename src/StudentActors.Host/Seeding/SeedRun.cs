using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;
using StudentActors.Host.Client;
using StudentActors.Host.Importing;
using StudentActors.Host.Terminal;

namespace StudentActors.Host.Seeding;

/// <summary>Puts a synthetic county into a registry: schools and classes one by one, children by roster files.</summary>
internal sealed class SeedRun(RegistryClient registry, TimeProvider time)
{
    private const int AtOnce = 8;
    private const int RowsPerFile = 50_000;

    private static readonly TimeSpan StatisticsWithin = TimeSpan.FromSeconds(20);

    /// <summary>How many schools were not there before.</summary>
    public async Task<int> OpenSchoolsAsync(SeedPlan plan, IReadOnlyList<SeedSchool> schools, CancellationToken cancellationToken)
    {
        var opened = 0;
        await Parallel.ForEachAsync(schools, Concurrently(cancellationToken), async (school, token) =>
        {
            var stage = Stages.Name(school.Stage);
            if (await registry.OpenSchoolAsync(school.Code.Value, school.Name, plan.County.Value, stage, school.Years, token))
            {
                Interlocked.Increment(ref opened);
            }

            foreach (var schoolClass in school.Classes)
            {
                var id = schoolClass.Id;
                await registry.OpenClassAsync(school.Code.Value, stage, id.EntryYear, id.Number, schoolClass.Capacity, token);
            }
        });
        return opened;
    }

    public async Task<SeedTotal> EnrolAsync(
        SeedPlan plan, IReadOnlyList<SeedSchool> schools, Action<long, long?> progress, CancellationToken cancellationToken)
    {
        var total = new SeedTotal(0, 0, 0, null);
        var before = 0L;
        foreach (var rows in CountyStudents.Of(plan, schools).Chunk(RowsPerFile))
        {
            var done = before;
            var file = RosterFile.FromMemory(SeedRoster.Write(rows));
            var operation = await new ImportRun(registry, time).RunAsync(
                file, "students", "commit", (sent, _) => progress(done + sent, plan.Students), cancellationToken);
            if (!operation.Succeeded)
            {
                throw new CommandFailedException($"The import of the students {operation.State}: {operation.Failure?.Message ?? "no reason given."}");
            }

            total = total.Plus(operation);
            before += rows.Length;
        }

        return total;
    }

    /// <summary>
    /// Waits until a region counts so many students, but not for ever: counts travel from school to province in steps of a few seconds.
    /// </summary>
    public async Task<long> AwaitStatisticsAsync(AuthorityCode region, long students, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        while (true)
        {
            var counted = await registry.CountRegionAsync(region.Value, cancellationToken);
            if (counted >= students || time.GetElapsedTime(start) > StatisticsWithin)
            {
                return counted;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(250), time, cancellationToken);
        }
    }

    private static ParallelOptions Concurrently(CancellationToken cancellationToken) =>
        new() { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
}
