using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;
using StudentActors.Host.Client;
using StudentActors.Host.Configuration;
using StudentActors.Host.Terminal;

namespace StudentActors.Host.Seeding;

/// <summary><c>seed</c>: fills a county with schools, classes and children that do not exist.</summary>
internal static class SeedCommand
{
    private const int MostStudents = 2_000_000;

    private static readonly Option<string> County = new("--county")
    {
        HelpName = "CODE",
        Description = "Authority code, e.g. 340102",
        Required = true,
    };

    private static readonly Option<int> Schools = new("--schools") { HelpName = "N", Description = "Schools: primary, junior and senior", DefaultValueFactory = _ => 20 };
    private static readonly Option<int> Students = new("--students") { HelpName = "N", Description = "Students", DefaultValueFactory = _ => 20_000 };

    private static readonly Option<int> Seed = new("--seed")
    {
        HelpName = "N",
        Description = "The same number makes the same children; doing it again changes nothing",
        DefaultValueFactory = _ => 1,
    };

    public static Command Create()
    {
        var command = new Command(
            "seed",
            "Fill a county with synthetic schools and students, through the API. Their resident IDs begin with 99 and belong to nobody;\n"
            + "the registry must accept synthetic identities, as an embedded one does.")
        {
            County, Schools, Students, Seed,
        };
        ClientOptions.AddTo(command);
        command.AddSettings(Settings.Data);
        command.DoesUntilInterrupted(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var plan = Plan(parse);
        var schools = CountySchools.LayOut(plan);
        await using var connection = await RegistryConnection.OpenAsync(parse, cancellationToken);
        var run = new SeedRun(connection.Registry, TimeProvider.System);
        var before = await connection.Registry.CountRegionAsync(plan.County.Province.Value, cancellationToken);
        var opened = await run.OpenSchoolsAsync(plan, schools, cancellationToken);
        Console.WriteLine($"{opened} of {schools.Count} schools are new.");
        var total = await RowProgress.ShowAsync(
            AnsiConsole.Console, "students", TimeProvider.System, progress => run.EnrolAsync(plan, schools, progress, cancellationToken));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{total.Enrolled:N0} students enrolled, {total.Unchanged:N0} were in already, {total.Rejected:N0} rejected."));
        var counted = await run.AwaitStatisticsAsync(plan.County.Province, before + total.Enrolled, cancellationToken);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"GET /api/v1/regions/{plan.County.Province}/statistics counts {counted:N0} students."));
        if (total.Rejected > 0)
        {
            Console.Error.WriteLine(
                $"First reason: {total.FirstRejection}. A county that was seeded with other numbers refuses children whose identity is taken; choose another county.");
        }

        return total.Rejected == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private static SeedPlan Plan(ParseResult parse)
    {
        var text = parse.GetRequiredValue(County);
        var (schools, students) = (parse.GetValue(Schools), parse.GetValue(Students));
        var faults = new List<string>();
        if (!AuthorityCode.TryParse(text, out var county) || !AuthorityTable.CanBeHome(county))
        {
            faults.Add($"--county: '{text}' is no authority that has schools. Give a code such as 340102.");
        }

        if (schools < 1)
        {
            faults.Add($"--schools: {schools} is out of range. Give at least 1.");
        }

        if (students is < 0 or > MostStudents)
        {
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"--students: {students} is out of range. Give 0 to {MostStudents}."));
        }

        return faults.Count == 0
            ? new SeedPlan(county, schools, students, parse.GetValue(Seed), SchoolYear.National.YearOf(ChinaTime.Today(TimeProvider.System)))
            : throw new InvalidSettingsException(faults);
    }
}
