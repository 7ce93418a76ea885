using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace StudentActors.TestSupport.PostgreSql;

/// <summary>Signals, and processes run as an unprivileged user: PostgreSQL refuses to run as root.</summary>
internal static class UnixProcesses
{
    public const int Interrupt = 2;
    public const int Quit = 3;
    public const int Killed = 9;

    private const string ServerUser = "postgres";

    public static bool NeedsOtherUser => Environment.IsPrivilegedProcess;

    public static ProcessStartInfo AsServerUser(string program, params string[] arguments)
    {
        string[] command = NeedsOtherUser
            ? ["setpriv", $"--reuid={ServerUser}", $"--regid={ServerUser}", "--init-groups", "--", program, .. arguments]
            : [program, .. arguments];
        return new(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
    }

    public static Task HandOverAsync(string directory, CancellationToken cancellationToken) =>
        NeedsOtherUser
            ? RunAsync(new("chown", [ServerUser, directory]) { RedirectStandardOutput = true, RedirectStandardError = true }, cancellationToken)
            : Task.CompletedTask;

    public static async Task RunAsync(ProcessStartInfo start, CancellationToken cancellationToken)
    {
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{start.FileName} ended with code {process.ExitCode}:\n{await output}{await errors}");
    }

    public static void Signal(int processId, int signal) => _ = kill(processId, signal);

    /// <summary>The direct children of a process. Empty where there is no /proc.</summary>
    public static IReadOnlyList<int> Children(int parentId)
    {
        var children = new List<int>();
        if (!Directory.Exists("/proc/self"))
            return children;
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) && ParentOf(id) == parentId)
                children.Add(id);
        }

        return children;
    }

    public static bool IsAlive(int processId) => kill(processId, 0) == 0 && State(processId) is not 'Z';

    private static int? ParentOf(int processId) =>
        Stat(processId) is { } fields ? int.Parse(fields[1], CultureInfo.InvariantCulture) : null;

    private static char? State(int processId) => Stat(processId)?[0][0];

    // The name before the state may hold spaces and brackets, so fields are counted from its last bracket.
    private static string[]? Stat(int processId)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{processId}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
    }

    [DllImport("libc")]
    private static extern int kill(int processId, int signal);
}
