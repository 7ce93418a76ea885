using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace StudentActors.TestSupport;

/// <summary>Ports on 127.0.0.1 that nobody listens on.</summary>
public static class FreePort
{
    // Below the range from which systems take the local ends of outgoing connections: a port found free stays free while a
    // server is restarted on it.
    private const int First = 15_000;
    private const int Last = 30_000;

    private static readonly ConcurrentDictionary<int, bool> Given = new();

    /// <summary>A free port; this process is never given the same one twice.</summary>
    public static int Next()
    {
        for (var attempt = 0; attempt < 1_000; attempt++)
        {
            var port = Random.Shared.Next(First, Last);
            if (IsFree(port) && Given.TryAdd(port, true))
                return port;
        }

        throw new InvalidOperationException($"No free port between {First} and {Last}.");
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
