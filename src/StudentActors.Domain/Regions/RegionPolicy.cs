using System.Globalization;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;

namespace StudentActors.Domain.Regions;

/// <summary>What a region may set for the schools below it; <c>null</c> inherits from the level above.</summary>
/// <param name="LargestClass">Largest capacity a class may be opened with (大班额), by stage.</param>
/// <param name="EntryAge">Completed years by the cut-off date in the year of entry to primary school.</param>
/// <param name="EntryAgeCutOff">Cut-off date, <c>MM-DD</c>.</param>
public sealed record RegionPolicy(IReadOnlyDictionary<Stage, int>? LargestClass, int? EntryAge, string? EntryAgeCutOff)
{
    public const string UsualCutOff = "08-31";

    // 29 February would be no cut-off in three years out of four.
    private const int AnyOrdinaryYear = 2001;

    public static readonly RegionPolicy Nothing = new(null, null, null);

    /// <summary>Settings for transfers and other cases; <c>null</c> inherits all of them.</summary>
    public CasePolicy? Cases { get; init; }

    /// <summary>These settings over those of the level above; the class limit is inherited stage by stage.</summary>
    public RegionPolicy Over(RegionPolicy above) => new(
        LargestClass is null ? above.LargestClass
            : above.LargestClass is null ? LargestClass
            : above.LargestClass.Concat(LargestClass).GroupBy(pair => pair.Key)
                .ToDictionary(group => group.Key, group => group.Last().Value),
        EntryAge ?? above.EntryAge,
        EntryAgeCutOff ?? above.EntryAgeCutOff)
    {
        Cases = Cases is null ? above.Cases : Cases.Over(above.Cases ?? CasePolicy.Nothing),
    };

    public int? LargestClassFor(Stage stage) =>
        LargestClass is { } limits && limits.TryGetValue(stage, out var limit) ? limit : null;

    /// <summary>Faults of the settings themselves.</summary>
    public IReadOnlyList<Fault> Check()
    {
        var faults = new List<Fault>();
        if (LargestClass is not null && LargestClass.Any(pair => pair.Value is < 1 or > ClassOpening.LargestCapacity))
        {
            faults.Add(new Fault("largestClass", RuleBook.ClassCapacity));
        }

        if (EntryAge is < 3 or > 10)
        {
            faults.Add(new Fault("entryAge", RuleBook.PolicyEntryAge));
        }

        if (EntryAgeCutOff is not null && CutOff(AnyOrdinaryYear) is null)
        {
            faults.Add(new Fault("entryAgeCutOff", RuleBook.PolicyCutOff));
        }

        faults.AddRange(Cases?.Check("cases") ?? []);
        return faults;
    }

    /// <summary>Faults of the settings, and of what a region of that level may not set.</summary>
    public IReadOnlyList<Fault> Check(AuthorityLevel level) =>
        Cases?.DropoutReviewDays is not null && level > AuthorityLevel.Province
            ? [.. Check(), new Fault("cases.dropoutReviewDays", RuleBook.PolicyDropoutReviewLevel)]
            : Check();

    /// <summary>Refusal of a child that enters primary school too young; other stages have no entry age.</summary>
    public Refusal? RefuseEntry(ClassId classId, DateOnly birthDate)
    {
        if (EntryAge is not { } age || classId.Stage != Stage.Primary || CutOff(classId.EntryYear) is not { } cutOff)
        {
            return null;
        }

        return birthDate.AddYears(age) > cutOff ? Refusal.Of(RuleBook.EntryAge, "birthDate") : null;
    }

    private DateOnly? CutOff(int year) =>
        DateOnly.TryParseExact(
            $"{year}-{EntryAgeCutOff ?? UsualCutOff}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;
}
