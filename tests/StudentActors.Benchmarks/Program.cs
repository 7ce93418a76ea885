using System.CommandLine;
using StudentActors.Benchmarks;
using StudentActors.Benchmarks.Baselines.DapperService;

IBenchmark[] benchmarks =
[
    new EnrolBenchmark(), new RestBenchmark(), new BulkBenchmark(), new StockBenchmark(), new MemoryBenchmark(), new ScaleBenchmark(),
    new StartupBenchmark(), new ReadBenchmark(), new ImportBenchmark(), new TransferBenchmark(), new DeadlineBenchmark(),
    new OverdueBenchmark(),
];

var json = new Option<FileInfo?>("--json") { Description = "Write all figures of all rounds to this file." };
var quick = new Option<bool>("--quick") { Description = "One short round: shows that it runs, proves no figure." };
var rounds = new Option<int>("--rounds") { Description = "Rounds.", DefaultValueFactory = _ => 3 };
var seconds = new Option<double>("--seconds") { Description = "Length of one measurement.", DefaultValueFactory = _ => 10 };
var connections = new Option<int>("--connections") { Description = "Callers at once.", DefaultValueFactory = _ => 64 };

var root = new RootCommand("StudentActors benchmarks. Build with -c Release. Each starts what it needs on this machine and removes it.");
foreach (var benchmark in benchmarks)
{
    var command = new Command(benchmark.Name, benchmark.Summary) { json, quick, rounds, seconds, connections };
    command.SetAction(async result =>
    {
        var settings = result.GetValue(quick)
            ? new BenchmarkSettings(1, TimeSpan.FromSeconds(3), result.GetValue(connections), Quick: true)
            : new BenchmarkSettings(
                result.GetValue(rounds), TimeSpan.FromSeconds(result.GetValue(seconds)), result.GetValue(connections), Quick: false);
        var report = await benchmark.RunAsync(settings);
        var met = report.Print();
        if (result.GetValue(json) is { } file)
        {
            report.Write(file);
        }

        return met || result.GetValue(quick) ? 0 : 1;
    });
    root.Subcommands.Add(command);
}

root.Subcommands.Add(ServeDapperCommand.Create());

return await root.Parse(args).InvokeAsync();
