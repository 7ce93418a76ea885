using System.Collections.Concurrent;
using System.Text.Json;
using StudentActors.TestSupport.Hosting;
using StudentActors.TestSupport.Students;

namespace StudentActors.Resilience;

/// <summary>Callers that enrol until the host no longer answers, and remember what they were told.</summary>
public sealed class EnrolmentLoad(HttpClient client, IReadOnlyList<string> schools, int callers)
{
    private readonly SyntheticStudents _students = new(0);
    private readonly ConcurrentDictionary<string, byte[]> _bodies = new();
    private readonly ConcurrentDictionary<string, byte[]> _unanswered = new();
    private readonly TaskCompletionSource _enough = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _target = int.MaxValue;

    /// <summary>Student id by idempotency key.</summary>
    public ConcurrentDictionary<string, string> Acknowledged { get; } = new();

    /// <summary>Requests whose outcome nobody was told.</summary>
    public IReadOnlyCollection<KeyValuePair<string, byte[]>> Unanswered => _unanswered;

    public byte[] BodyOf(string key) => _bodies[key];

    /// <summary>Runs until every caller has met a broken connection or a refusal to serve.</summary>
    public Task RunAsync() => Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(() => LoopAsync(caller))));

    /// <summary>Completes once so many enrolments were acknowledged.</summary>
    public Task AcknowledgedAsync(int count)
    {
        _target = count;
        return _enough.Task;
    }

    private async Task LoopAsync(int caller)
    {
        while (true)
        {
            var key = Guid.NewGuid().ToString("N");
            var body = _students.NextRequest(schools[caller % schools.Count], "primary-2026-1");
            _bodies[key] = body;
            _unanswered[key] = body;
            try
            {
                using var answer = await client.CreateAsync("api/v1/students", body, key);
                if ((int)answer.StatusCode == 503)
                {
                    return;
                }

                var text = await answer.Content.ReadAsStringAsync();
                Assert.True((int)answer.StatusCode == 201, text);
                Acknowledged[key] = JsonSerializer.Deserialize<JsonElement>(text).GetProperty("id").GetString()!;
                _unanswered.TryRemove(key, out _);
            }
            catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException)
            {
                return;
            }

            if (Acknowledged.Count >= _target)
            {
                _enough.TrySetResult();
            }
        }
    }
}
