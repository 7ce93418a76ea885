using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text.Json;

namespace StudentActors.Resilience.Faults;

/// <summary>
/// Callers that act one request after the other, whatever happens: a request without an answer is sent again with its key, to whichever host,
/// until it is answered. Any answer but 429, 503 and the one of a world without faults is a failure of the registry.
/// </summary>
/// <param name="client">A client of the host with that number; there are two, or one that has both numbers.</param>
public abstract class PatientLoad(Func<int, HttpClient> client)
{
    private static readonly TimeSpan LongestSettling = TimeSpan.FromSeconds(90);

    private readonly ConcurrentQueue<string> _failures = new();
    private volatile bool _paused;
    private int _retries;

    public int Retries => _retries;

    protected bool Paused => _paused;

    /// <summary>Starts the callers; the task ends after <see cref="Pause"/>, once every request that was begun has been answered.</summary>
    public async Task RunAsync(int callers)
    {
        _paused = false;
        using var settling = new CancellationTokenSource();
        var all = Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(() => ActAsync(caller, settling.Token))));
        while (!_paused && !all.IsCompleted)
        {
            await Task.WhenAny(all, Task.Delay(20));
        }

        settling.CancelAfter(LongestSettling);
        await all;
        Assert.True(_failures.IsEmpty, string.Join('\n', _failures.Take(10)));
    }

    public void Pause() => _paused = true;

    /// <summary>What one caller does until <see cref="Paused"/>, or until a request of its own has failed.</summary>
    protected abstract Task ActAsync(int caller, CancellationToken settling);

    protected void Fail(string what) => _failures.Enqueue(what);

    /// <summary>The body of the answer; <c>null</c> once the request has failed, which has been told.</summary>
    /// <param name="caller">Decides which host is asked first.</param>
    /// <param name="token">Access token, unless it is the client's own.</param>
    protected async Task<JsonElement?> SendAsync(
        int caller, string? token, string path, string key, byte[] body, int expected, CancellationToken settling)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, $"api/v1/{path}") { Content = new ByteArrayContent(body) };
                request.Content.Headers.ContentType = new("application/json");
                request.Headers.Add("Idempotency-Key", key);
                request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
                using var answer = await client((caller + attempt) % 2).SendAsync(request, CancellationToken.None);
                var text = await answer.Content.ReadAsStringAsync(CancellationToken.None);
                if ((int)answer.StatusCode == expected)
                {
                    return JsonSerializer.Deserialize<JsonElement>(text);
                }

                if ((int)answer.StatusCode is not (429 or 503))
                {
                    Fail($"{path} was answered with {(int)answer.StatusCode} in attempt {attempt + 1}: {text}");
                    return null;
                }
            }
            catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException or ObjectDisposedException)
            {
                // Unknown, and so sent again.
            }

            if (settling.IsCancellationRequested)
            {
                Fail($"{path} was not answered within {LongestSettling.TotalSeconds} s after the fault.");
                return null;
            }

            Interlocked.Increment(ref _retries);
            await Task.Delay(Random.Shared.Next(50, 300), CancellationToken.None);
        }
    }
}
