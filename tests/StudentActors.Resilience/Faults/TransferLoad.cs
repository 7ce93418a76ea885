using System.Collections.Concurrent;
using System.Text.Json;
using StudentActors.TestSupport.Hosting;
using StudentActors.TestSupport.Students;

namespace StudentActors.Resilience.Faults;

/// <summary>
/// Families that move from Hefei to Kunming, one child after the other: enrolled, transfer started, three more decisions. What was begun is
/// carried to its end also after the pause.
/// </summary>
public sealed class TransferLoad(TwoSilos registry, string sender, string receiver, TransferLoad.Offices offices)
    : PatientLoad(registry.Client)
{
    private const string Class = "primary-2026-1";

    private readonly SyntheticStudents _students = new(0);

    /// <summary>Ids of the students whose transfer was said to be completed.</summary>
    public ConcurrentDictionary<string, byte> Moved { get; } = new();

    protected override async Task ActAsync(int caller, CancellationToken settling)
    {
        while (!Paused)
        {
            var enrolled = await SendAsync(
                caller, null, "students", Guid.NewGuid().ToString("N"), _students.NextRequest(sender, Class), 201, settling);
            if (enrolled is not { } child)
            {
                return;
            }

            var student = new { studentNumber = child.GetProperty("studentNumber").GetString(), name = child.GetProperty("name").GetString() };
            var order = new { student, toSchool = receiver, toClass = Class, reason = "随父母迁居" };
            var state = await SendAsync(caller, offices.ReceivingSchool, "transfers", order, 201, settling);
            var decisions = $"transfers/{state?.GetProperty("id").GetString()}/decisions";
            foreach (var office in new[] { offices.ReceivingAuthority, offices.SendingSchool, offices.SendingAuthority })
            {
                state = state is null ? null : await SendAsync(caller, office, decisions, new { decision = "approve" }, 200, settling);
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
                Fail($"A transfer that four offices approved is {standing}.");
                return;
            }
        }
    }

    private Task<JsonElement?> SendAsync(int caller, string? token, string path, object body, int expected, CancellationToken settling) =>
        SendAsync(
            caller, token, path, Guid.NewGuid().ToString("N"), JsonSerializer.SerializeToUtf8Bytes(body, JsonSerializerOptions.Web), expected,
            settling);

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
