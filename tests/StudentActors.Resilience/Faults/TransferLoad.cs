using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using StudentActors.TestSupport.Hosting;
using StudentActors.TestSupport.Students;

namespace StudentActors.Resilience.Faults;

/// <summary>
/// Families that move from Hefei to Kunming, one child after the other: enrolled, transfer started, three more decisions; whatever has no
/// answer is sent again with its key, to whichever host. Every answer but 429 and 503 must be the one of a world without faults.
/// </summary>
public sealed class TransferLoad(TwoSilos registry, string sender, string receiver, TransferLoad.Offices offices)
{
    private const string Class = "primary-2026-1";

    private static readonly TimeSpan LongestSettling = TimeSpan.FromSeconds(90);

    private readonly SyntheticStudents _students = new(0);
    private readonly ConcurrentQueue<string> _failures = new();
    private volatile bool _paused;

    /// <summary>Ids of the students whose transfer was said to be completed.</summary>
    public ConcurrentDictionary<string, byte> Moved { get; } = new();

    /// <summary>Starts the families; the task ends after <see cref="Pause"/>, once every transfer that was begun is completed.</summary>
    public async Task RunAsync(int families)
    {
        _paused = false;
        using var settling = new CancellationTokenSource();
        var all = Task.WhenAll(Enumerable.Range(0, families).Select(family => Task.Run(() => MoveAsync(family, settling.Token))));
        while (!_paused && !all.IsCompleted)
        {
            await Task.WhenAny(all, Task.Delay(20));
        }

        settling.CancelAfter(LongestSettling);
        await all;
        Assert.True(_failures.IsEmpty, string.Join('\n', _failures.Take(10)));
    }

    public void Pause() => _paused = true;

    private async Task MoveAsync(int family, CancellationToken settling)
    {
        while (!_paused)
        {
            var enrolled = await SendAsync(
                family, null, "students", JsonSerializer.Deserialize<JsonElement>(_students.NextRequest(sender, Class)), 201, settling);
            if (enrolled is not { } child)
            {
                return;
            }

            var student = new { studentNumber = child.GetProperty("studentNumber").GetString(), name = child.GetProperty("name").GetString() };
            var order = new { student, toSchool = receiver, toClass = Class, reason = "随父母迁居" };
            var state = await SendAsync(family, offices.ReceivingSchool, "transfers", order, 201, settling);
            var decisions = $"transfers/{state?.GetProperty("id").GetString()}/decisions";
            foreach (var office in new[] { offices.ReceivingAuthority, offices.SendingSchool, offices.SendingAuthority })
            {
                state = state is null ? null : await SendAsync(family, office, decisions, new { decision = "approve" }, 200, settling);
            }

            if (state is not { } end)
            {
                return;
            }

            var standing = end.GetProperty("state").GetString();
            if (standing is "completed" or "applying")
            {
                Moved[child.GetProperty("id").GetString()!] = 0;
            }
            else
            {
                _failures.Enqueue($"A transfer that four offices approved is {standing}.");
                return;
            }
        }
    }

    private async Task<JsonElement?> SendAsync(int family, string? token, string path, object body, int expected, CancellationToken settling)
    {
        var key = Guid.NewGuid().ToString("N");
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, $"api/v1/{path}") { Content = JsonContent.Create(body) };
                request.Headers.Add("Idempotency-Key", key);
                request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
                using var answer = await registry.Client((family + attempt) % 2).SendAsync(request, CancellationToken.None);
                var text = await answer.Content.ReadAsStringAsync(CancellationToken.None);
                if ((int)answer.StatusCode == expected)
                {
                    return JsonSerializer.Deserialize<JsonElement>(text);
                }

                if ((int)answer.StatusCode is not (429 or 503))
                {
                    _failures.Enqueue($"{path} was answered with {(int)answer.StatusCode} in attempt {attempt + 1}: {text}");
                    return null;
                }
            }
            catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException or ObjectDisposedException)
            {
                // Unknown, and so sent again.
            }

            if (settling.IsCancellationRequested)
            {
                _failures.Enqueue($"{path} was not answered within {LongestSettling.TotalSeconds} s after the fault.");
                return null;
            }

            await Task.Delay(Random.Shared.Next(50, 300), CancellationToken.None);
        }
    }

    /// <summary>Access tokens of one person in each office.</summary>
    public sealed record Offices(string ReceivingSchool, string ReceivingAuthority, string SendingSchool, string SendingAuthority)
    {
        public static async Task<Offices> OpenAsync(TwoSilos registry, string sender, string receiver) => new(
            await AccountAsync(registry, "registrar", receiver),
            await AccountAsync(registry, "officer", "530102"),
            await AccountAsync(registry, "registrar", sender),
            await AccountAsync(registry, "officer", "340102"));

        private static async Task<string> AccountAsync(TwoSilos registry, string role, string office)
        {
            var nation = registry.Client(0);
            var account = $"{role}-{office}";
            var created = await (await nation.CreateAsync("api/v1/accounts", new { account, displayName = account, role, office })).ReadAsync(201);
            var once = created.GetProperty("password").GetString()!;
            var password = $"A long pass phrase, {Guid.NewGuid():n}";
            using (var first = await registry.SignInAsync(account, once))
            {
                (await first.CreateAsync($"api/v1/accounts/{account}/password", new { old = once, @new = password })).EnsureSuccessStatusCode();
            }

            using var client = await registry.SignInAsync(account, password);
            return client.DefaultRequestHeaders.Authorization!.Parameter!;
        }
    }
}
