using System.Collections.Concurrent;
using System.Text.Json;
using StudentActors.TestSupport.Hosting;
using StudentActors.TestSupport.Students;

namespace StudentActors.Resilience.Faults;

/// <summary>
/// Families whose children are transferred to and fro between two schools, through offices of which some refuse and some never answer. A child
/// whose case was not told to have ended is left where it is.
/// </summary>
public sealed class TransferLoad : PatientLoad
{
    private const string Class = "primary-2026-1";

    // Of ten transfers one is refused and two are left lying.
    private const int OfTen = 10;
    private const int Silent = 2;

    // A family keeps some children that move as long as the load lasts.
    private const int Kept = 4;

    private readonly Side[] _sides;
    private readonly Family[] _families;

    private TransferLoad(Func<int, HttpClient> client, Side[] sides, Family[] families)
        : base(client)
    {
        _sides = sides;
        _families = families;
    }

    /// <summary>Ids of transfers that an office left lying.</summary>
    public ConcurrentBag<string> Waiting { get; } = [];

    /// <summary>Ids of transfers that every office approved.</summary>
    public ConcurrentBag<string> Approved { get; } = [];

    /// <summary>Ids of transfers that were refused.</summary>
    public ConcurrentBag<string> Refused { get; } = [];

    /// <summary>School of every child.</summary>
    public ConcurrentDictionary<string, string> Places { get; } = new();

    /// <param name="schools">Two, of different authorities.</param>
    public static async Task<TransferLoad> EnrolAsync(
        TwoSilos registry, (string School, string Authority)[] schools, int families, int children, int seed)
    {
        var sides = new List<Side>();
        foreach (var (school, authority) in schools)
        {
            sides.Add(new Side(
                school, await registry.OpenAccountAsync("registrar", school), await registry.OpenAccountAsync("officer", authority)));
        }

        var load = new TransferLoad(
            registry.Client, [.. sides], [.. Enumerable.Range(0, families).Select(number => new Family(new Random(seed + number), []))]);
        var students = new SyntheticStudents(0);
        await Parallel.ForEachAsync(load._families, async (family, _) =>
        {
            for (var i = 0; i < children; i++)
            {
                var enrolled = await (await registry.Client(0).CreateAsync("api/v1/students", students.NextRequest(schools[0].School, Class)))
                    .ReadAsync(201);
                var child = new Child(
                    enrolled.GetProperty("id").GetString()!, enrolled.GetProperty("studentNumber").GetString()!, enrolled.GetProperty("name").GetString()!);
                family.Children.Enqueue(child);
                load.Places[child.Id] = schools[0].School;
            }
        });
        return load;
    }

    protected override async Task ActAsync(int caller, CancellationToken settling)
    {
        var family = _families[caller];
        while (!Paused && family.Children.TryDequeue(out var child) && await MoveAsync(caller, family, child, settling))
        {
        }
    }

    // Whether every request was answered as it should be.
    private async Task<bool> MoveAsync(int caller, Family family, Child child, CancellationToken settling)
    {
        var here = Array.FindIndex(_sides, side => side.School == Places[child.Id]);
        var (from, to) = (_sides[here], _sides[1 - here]);
        var order = new
        {
            student = new { studentNumber = child.Number, name = child.Name },
            toSchool = to.School,
            toClass = Class,
            reason = "随父母迁居",
        };
        if (await SendAsync(caller, to.Registrar, "transfers", order, 201, settling) is not { } started)
        {
            return false;
        }

        var id = started.GetProperty("id").GetString()!;
        var fate = family.Children.Count < Kept ? OfTen : family.Chance.Next(OfTen);
        var stop = family.Chance.Next(3);
        var offices = new[] { to.Officer, from.Registrar, from.Officer };
        var state = "";
        for (var step = 0; step < offices.Length; step++)
        {
            if (fate < Silent && step == stop)
            {
                Waiting.Add(id);
                return true;
            }

            var refuses = fate == Silent && step == stop;
            object decision = refuses ? new { decision = "refuse", reason = "材料不全" } : new { decision = "approve" };
            if (await SendAsync(caller, offices[step], $"transfers/{id}/decisions", decision, 200, settling) is not { } answer)
            {
                return false;
            }

            state = answer.GetProperty("state").GetString();
            if (refuses)
            {
                Refused.Add(id);
                return Expect(state is "refused", $"A refused transfer is {state}.");
            }
        }

        Approved.Add(id);
        Places[child.Id] = to.School;
        if (state == "completed")
        {
            family.Children.Enqueue(child);
        }

        return Expect(state is "completed" or "applying", $"A transfer that four offices approved is {state}.");
    }

    private bool Expect(bool fact, string otherwise)
    {
        if (!fact)
        {
            Fail(otherwise);
        }

        return fact;
    }

    private Task<JsonElement?> SendAsync(int caller, string token, string path, object body, int expected, CancellationToken settling) => SendAsync(
        caller, token, path, Guid.NewGuid().ToString("N"), JsonSerializer.SerializeToUtf8Bytes(body, JsonSerializerOptions.Web), expected, settling);

    private sealed record Family(Random Chance, Queue<Child> Children);

    private sealed record Child(string Id, string Number, string Name);

    /// <summary>A school and access tokens of its registrar and of its authority's officer.</summary>
    private sealed record Side(string School, string Registrar, string Officer);
}
