using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using StudentActors.Host.Configuration;
using StudentActors.Host.Terminal;

namespace StudentActors.Host.Serving;

/// <summary><c>serve</c>: runs the registry until it is told to stop.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var command = new Command("serve", "Run the registry: embedded in ./data, or with --postgres as a member of a cluster.");
        Shape(command);
        return command;
    }

    public static void Shape(Command command)
    {
        command.AddSettings(Settings.All);
        command.Does(RunAsync);
    }

    private static async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var settings = HostSettingsReader.Read(parse);
        await using var host = await RegistryHost.StartAsync(settings, cancellationToken);
        Announce(Console.Out, settings, host.Urls, Stopwatch.GetElapsedTime(started));
        await host.WaitForShutdownAsync();
        return ExitCode.Done;
    }

    private static void Announce(TextWriter output, HostSettings settings, IReadOnlyList<string> urls, TimeSpan took)
    {
        var place = settings.IsEmbedded ? $"embedded registry in {settings.DataFolder}" : $"{(settings.Role == HostRole.All ? "member" : settings.Role.ToString().ToLowerInvariant())} of cluster {settings.ClusterId}";
        output.WriteLine($"StudentActors {ProductVersion.Text} · {place}");
        foreach (var url in urls)
        {
            if (settings.HasApi)
            {
                output.WriteLine($"  API           {url}/api/v1");
                output.WriteLine($"  Documentation {url}/docs");
            }

            output.WriteLine($"  Metrics       {url}/metrics");
        }

        var credentials = BootstrapFile.PathIn(settings.DataFolder);
        if (settings.HasApi && File.Exists(credentials))
        {
            output.WriteLine($"  Sign in with  the account and password in {credentials}");
        }

        if (settings.SyntheticIdentities)
        {
            output.WriteLine("  Synthetic identities (resident IDs 99xxxx) are accepted");
        }

        if (settings.TestClock)
        {
            output.WriteLine("  Test clock    POST /test-clock moves the registry's clock; never use this with real children");
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Ready in {took.TotalSeconds:0.0} s. Stop with Ctrl-C."));
    }
}
