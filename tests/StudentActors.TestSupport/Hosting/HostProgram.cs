using System.Diagnostics;

namespace StudentActors.TestSupport.Hosting;

/// <summary>The built executable of this checkout, in the configuration that the caller was built in.</summary>
public static class HostProgram
{
    /// <summary>How to start it with arguments, output redirected.</summary>
    public static ProcessStartInfo Command(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add(Find());
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }

    /// <summary>Runs a command to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(Command(arguments))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    private static string Find()
    {
        var configuration = AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "StudentActors.sln")))
            {
                var program = Path.Combine(directory.FullName, "src/StudentActors.Host/bin", configuration, "net10.0/studentactors.dll");
                return File.Exists(program) ? program : throw new FileNotFoundException("Build the host first.", program);
            }
        }

        throw new DirectoryNotFoundException("The checkout's root was not found above the test assembly.");
    }
}
