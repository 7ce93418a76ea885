using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Text;

namespace StudentActors.Domain.Schools;

/// <summary>Decides whether a school may be entered into the registry.</summary>
public static class SchoolOpening
{
    private const int LongestName = 100;

    // The ministry's systems give the Corps the prefix 66, which GB/T 2260 does not assign; its schools' codes carry Xinjiang's 65 as well.
    private const string Corps = "66";
    private const string Xinjiang = "65";

    public static Decision<SchoolOpened> Decide(
        SchoolCode code, string? name, string? authority, IReadOnlyList<(string? Stage, int? Years)> stages)
    {
        var faults = new List<Fault>();
        if (name is null || !PlainText.IsLine(name, LongestName))
        {
            faults.Add(new Fault("name", RuleBook.SchoolName));
        }

        if (!AuthorityCode.TryParse(authority, out var home) || AuthorityTable.Find(home) is null || !AuthorityTable.CanBeHome(home))
        {
            faults.Add(new Fault("authority", RuleBook.SchoolAuthority));
        }
        else if (!InProvince(code, home))
        {
            faults.Add(new Fault("code", RuleBook.SchoolCodeProvince));
        }

        var offerings = Offerings(stages);
        if (offerings is null)
        {
            faults.Add(new Fault("stages", RuleBook.SchoolStages));
        }

        return faults.Count > 0 ? Refusal.Of(faults) : new SchoolOpened(code, name!, home, offerings!);
    }

    private static bool InProvince(SchoolCode code, AuthorityCode authority)
    {
        var province = code.Value[2..4];
        var expected = authority.Value[..2];
        return province == expected || (expected == Corps && province == Xinjiang);
    }

    private static StageOffering[]? Offerings(IReadOnlyList<(string? Stage, int? Years)> stages)
    {
        var result = new List<StageOffering>();
        foreach (var (text, years) in stages)
        {
            if (!Stages.TryParse(text, out var stage) || years is not { } length || !Stages.MayLast(stage, length)
                || result.Any(offering => offering.Stage == stage))
            {
                return null;
            }

            result.Add(new StageOffering(stage, length));
        }

        return result.Count == 0 ? null : [.. result.OrderBy(offering => offering.Stage)];
    }
}
