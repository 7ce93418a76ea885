using System.Collections.Concurrent;
using System.Text.Json;
using StudentActors.TestSupport.Hosting;
using StudentActors.TestSupport.Students;

namespace StudentActors.Resilience.Faults;

/// <summary>
/// Callers that enrol one child after the other, whatever happens: a request without an answer is sent again with its key, to whichever
/// host, until it is answered. Any other answer than 201, 429 and 503 is a failure of the registry.
/// </summary>
/// <param name="client">A client of the host with that number; there are two, or one that has both numbers.</param>
public sealed class SteadyLoad(Func<int, HttpClient> client, IReadOnlyList<string> schools)
{
    private const int ReplaysOneIn = 40;

    private static readonly TimeSpan LongestSettling = TimeSpan.FromSeconds(90);

    private readonly SyntheticStudents _students = new(0);
    private readonly ConcurrentQueue<string> _failures = new();
    private volatile bool _paused;
    private int _retries;

    /// <summary>Ids of the students that were acknowledged.</summary>
    public ConcurrentDictionary<string, byte> Acknowledged { get; } = new();

    public int Retries => _retries;

    /// <summary>Starts the callers; the task ends after <see cref="Pause"/>, once every request that was begun has been answered.</summary>
    public async Task RunAsync(int callers)
    {
        _paused = false;
        using var settling = new CancellationTokenSource();
        var all = Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(() => LoopAsync(caller, settling.Token))));
        while (!_paused && !all.IsCompleted)
        {
            await Task.WhenAny(all, Task.Delay(20));
        }

        settling.CancelAfter(LongestSettling);
        await all;
        Assert.True(_failures.IsEmpty, string.Join('\n', _failures.Take(10)));
    }

    public void Pause() => _paused = true;

    private async Task LoopAsync(int caller, CancellationToken settling)
    {
        while (!_paused)
        {
            var key = Guid.NewGuid().ToString("N");
            var body = _students.NextRequest(schools[caller % schools.Count], "primary-2026-1");
            if (await SendAsync(caller, key, body, settling) is not { } id)
            {
                return;
            }

            Acknowledged[id] = 0;
            if (Random.Shared.Next(ReplaysOneIn) == 0 && await SendAsync(caller + 1, key, body, settling) is { } again && again != id)
            {
                _failures.Enqueue($"A repeated request was answered with {again} instead of {id}.");
            }
        }
    }

    private async Task<string?> SendAsync(int caller, string key, byte[] body, CancellationToken settling)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var answer = await client((caller + attempt) % 2).CreateAsync("api/v1/students", body, key);
                var text = await answer.Content.ReadAsStringAsync(settling);
                switch ((int)answer.StatusCode)
                {
                    case 201:
                        return JsonSerializer.Deserialize<JsonElement>(text).GetProperty("id").GetString();
                    case 429 or 503:
                        break;
                    default:
                        _failures.Enqueue($"{(int)answer.StatusCode} in attempt {attempt + 1}: {text}");
                        return null;
                }
            }
            catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException or ObjectDisposedException)
            {
                if (settling.IsCancellationRequested)
                {
                    _failures.Enqueue($"Not answered within {LongestSettling.TotalSeconds} s after the fault: {e.Message}");
                    return null;
                }
            }

            Interlocked.Increment(ref _retries);
            await Task.Delay(Random.Shared.Next(50, 300), CancellationToken.None);
        }
    }
}
