using System.Diagnostics;

namespace StudentActors.TestSupport.PostgreSql;

/// <summary>
/// Stops a server and removes its files when this process is gone without having done so. A small shell waits on a pipe from
/// this process, which the system closes even after <c>kill -9</c>.
/// </summary>
internal sealed class OrphanGuard : IDisposable
{
    private const string Script =
        """
        trap '' INT TERM HUP
        read -r order
        [ "$order" = dismissed ] && exit
        server=$(head -n 1 "$2/postmaster.pid" 2>/dev/null) && kill -QUIT "$server" 2>/dev/null
        while [ -n "$server" ] && kill -0 "$server" 2>/dev/null; do sleep 0.1; done
        rm -rf "$1"
        """;

    private readonly Process _shell;

    public OrphanGuard(string root, string dataDirectory) =>
        _shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", Script, "sh", root, dataDirectory]) { RedirectStandardInput = true })!;

    public void Dispose()
    {
        _shell.StandardInput.WriteLine("dismissed");
        _shell.WaitForExit();
        _shell.Dispose();
    }
}
