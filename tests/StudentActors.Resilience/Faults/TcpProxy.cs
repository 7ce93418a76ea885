using System.Net;
using System.Net.Sockets;

namespace StudentActors.Resilience.Faults;

/// <summary>
/// Stands between the registry and its database, and does to connections what networks do: cuts them before a request arrives, after the
/// request but before its answer, in the middle of either, or lets everything wait.
/// </summary>
public sealed class TcpProxy : IAsyncDisposable
{
    // A batch of enrolments is longer; heartbeats, look-ups and probes are not.
    private const int LeastCommit = 1_000;

    private readonly TcpListener _listener;
    private readonly int _target;
    private readonly CancellationTokenSource _stopped = new();
    private readonly Task _accepting;
    private readonly Lock _lock = new();
    private CutKind _cut;
    private int _cutsLeft;
    private TimeSpan _delay;

    public TcpProxy(int target)
    {
        _target = target;
        _listener = new TcpListener(IPAddress.Loopback, 0);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>Cuts the next connections that carry a commit.</summary>
    public void Cut(CutKind kind, int connections)
    {
        lock (_lock)
        {
            (_cut, _cutsLeft) = (kind, connections);
        }
    }

    /// <summary>Cuts that were ordered and have met no commit yet.</summary>
    public int CutsLeft
    {
        get
        {
            lock (_lock)
            {
                return _cutsLeft;
            }
        }
    }

    /// <summary>Takes back whatever was ordered and has not happened yet.</summary>
    public void Heal()
    {
        lock (_lock)
        {
            _cutsLeft = 0;
            _delay = TimeSpan.Zero;
        }
    }

    /// <summary>Lets every piece of data wait, in both directions, until <see cref="Heal"/>.</summary>
    public void Delay(TimeSpan delay)
    {
        lock (_lock)
        {
            _delay = delay;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopped.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stopped.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stopped.Token);
                _ = ServeAsync(client);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Disposed.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        using (var server = new TcpClient { NoDelay = true })
        {
            client.NoDelay = true;
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, _target, _stopped.Token);
                var connection = new Connection(client.GetStream(), server.GetStream());
                await Task.WhenAny(ForwardRequestsAsync(connection), ForwardAnswersAsync(connection));
            }
            catch (Exception e) when (e is SocketException or OperationCanceledException)
            {
                // The database is away: whoever connected is told by the end of the connection.
            }
        }
    }

    private async Task ForwardRequestsAsync(Connection connection)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await connection.Client.ReadAsync(buffer, _stopped.Token) is > 0 and var read)
            {
                await WaitAsync();
                var cut = connection.Pending == CutKind.None && read >= LeastCommit ? TakeCut() : CutKind.None;
                switch (cut)
                {
                    case CutKind.BeforeRequest:
                        return;
                    case CutKind.InRequest:
                        await connection.Server.WriteAsync(buffer.AsMemory(0, read / 2), _stopped.Token);
                        return;
                    case CutKind.BeforeAnswer or CutKind.InAnswer:
                        connection.Pending = cut;
                        break;
                }

                await connection.Server.WriteAsync(buffer.AsMemory(0, read), _stopped.Token);
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // One side has gone, which ends the other.
        }
    }

    private async Task ForwardAnswersAsync(Connection connection)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await connection.Server.ReadAsync(buffer, _stopped.Token) is > 0 and var read)
            {
                await WaitAsync();
                if (connection.Pending == CutKind.BeforeAnswer)
                {
                    return;
                }

                if (connection.Pending == CutKind.InAnswer)
                {
                    await connection.Client.WriteAsync(buffer.AsMemory(0, read / 2), _stopped.Token);
                    return;
                }

                await connection.Client.WriteAsync(buffer.AsMemory(0, read), _stopped.Token);
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // One side has gone, which ends the other.
        }
    }

    private CutKind TakeCut()
    {
        lock (_lock)
        {
            if (_cutsLeft == 0)
            {
                return CutKind.None;
            }

            _cutsLeft--;
            return _cut;
        }
    }

    private Task WaitAsync()
    {
        lock (_lock)
        {
            return _delay == TimeSpan.Zero ? Task.CompletedTask : Task.Delay(_delay, _stopped.Token);
        }
    }

    private sealed class Connection(NetworkStream client, NetworkStream server)
    {
        private volatile CutKind _pending;

        public NetworkStream Client => client;

        public NetworkStream Server => server;

        /// <summary>What is to happen to the next answer.</summary>
        public CutKind Pending
        {
            get => _pending;
            set => _pending = value;
        }
    }
}

/// <summary>Where in a commit's way a connection is cut.</summary>
public enum CutKind
{
    None,

    /// <summary>The database never hears of it.</summary>
    BeforeRequest,

    /// <summary>The database gets half of it.</summary>
    InRequest,

    /// <summary>The database has committed, and nobody is told.</summary>
    BeforeAnswer,

    /// <summary>The database has committed, and half of its answer arrives.</summary>
    InAnswer,
}
