using System.Collections.Concurrent;
using StudentActors.TestSupport.Students;

namespace StudentActors.Resilience.Faults;

/// <summary>Callers that enrol one child after the other.</summary>
public sealed class SteadyLoad(Func<int, HttpClient> client, IReadOnlyList<string> schools) : PatientLoad(client)
{
    private const int ReplaysOneIn = 40;

    private readonly SyntheticStudents _students = new(0);

    /// <summary>Ids of the students that were acknowledged.</summary>
    public ConcurrentDictionary<string, byte> Acknowledged { get; } = new();

    protected override async Task ActAsync(int caller, CancellationToken settling)
    {
        while (!Paused)
        {
            var key = Guid.NewGuid().ToString("N");
            var body = _students.NextRequest(schools[caller % schools.Count], "primary-2026-1");
            if (await EnrolAsync(caller, key, body, settling) is not { } id)
            {
                return;
            }

            Acknowledged[id] = 0;
            if (Random.Shared.Next(ReplaysOneIn) == 0 && await EnrolAsync(caller + 1, key, body, settling) is { } again && again != id)
            {
                Fail($"A repeated request was answered with {again} instead of {id}.");
            }
        }
    }

    private async Task<string?> EnrolAsync(int caller, string key, byte[] body, CancellationToken settling) =>
        (await SendAsync(caller, null, "students", key, body, 201, settling))?.GetProperty("id").GetString();
}
