namespace StudentActors.Domain.Entrants;

/// <summary>The entrants that a school has announced.</summary>
public sealed record EntrantRegister
{
    /// <summary>Groups that are remembered here once they are complete; older ones are in the school's events.</summary>
    public const int MostComplete = 12;

    /// <summary>Oldest entry year first.</summary>
    public IReadOnlyList<EntrantGroup> Groups { get; init; } = [];

    /// <summary>Version of the school's record at which something here was last set.</summary>
    public required int Version { get; init; }

    public IEnumerable<EntrantGroup> Of(int entryYear) => Groups.Where(group => group.EntryYear == entryYear);

    public EntrantGroup? Of(Schools.Cohort cohort) => Groups.FirstOrDefault(group => group.Cohort == cohort);

    public static EntrantRegister After(EntrantRegister? before, EntrantsAnnounced e, int version)
    {
        var known = before?.Groups ?? [];
        var groups = known.Where(group => group.EntryYear != e.EntryYear).Concat(e.Groups)
            .OrderBy(group => group.EntryYear).ThenBy(group => group.Stage).ToList();
        var past = groups.Where(group => group.State == EntrantState.Complete && group.EntryYear != e.EntryYear).SkipLast(MostComplete).ToHashSet();
        return new EntrantRegister { Groups = [.. groups.Where(group => !past.Contains(group))], Version = version };
    }

    public EntrantRegister With(EntrantGroup changed, int version) => new()
    {
        Groups = [.. Groups.Select(group => group.Cohort == changed.Cohort ? changed : group)],
        Version = version,
    };
}
