using System.Text.Json.Serialization;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Schools;

namespace StudentActors.Domain.Entrants;

/// <summary>The children who entered a stage of one school in one year, as the school announced them (新生入学).</summary>
/// <param name="Children">How many study there; the school announces again when some more come, or some go.</param>
/// <param name="EnteredOn">Day of entry, from which the two months run.</param>
public sealed record EntrantGroup(Stage Stage, int EntryYear, int Children, DateOnly EnteredOn, string By, DateTimeOffset At)
{
    /// <summary>Months from entry in which the record is created (art. 6).</summary>
    public const int Months = 2;

    /// <summary>Days after entry on which the school is warned.</summary>
    public static readonly IReadOnlyList<int> WarningDays = [30, 45, 55];

    public EntrantState State { get; init; } = EntrantState.Announced;

    /// <summary>The last of the <see cref="WarningDays"/> that is over.</summary>
    public int Warned { get; init; }

    [JsonIgnore]
    public Cohort Cohort => new(Stage, EntryYear);

    /// <summary>Last day on which a record is in time.</summary>
    [JsonIgnore]
    public DateOnly DueDate => EnteredOn.AddMonths(Months);

    /// <summary>The first moment that is too late.</summary>
    [JsonIgnore]
    public DateTimeOffset End => ChinaTime.StartOf(DueDate.AddDays(1));

    /// <summary>When something has to happen next while records are missing; <c>null</c> once nothing has.</summary>
    [JsonIgnore]
    public DateTimeOffset? Next => State switch
    {
        EntrantState.Announced => WarningDays.Where(day => day > Warned).Select(WarnedAt).Append(End).Min(),
        EntrantState.Missing => End,
        _ => null,
    };

    public DateTimeOffset WarnedAt(int day) => ChinaTime.StartOf(EnteredOn.AddDays(day));

    /// <summary>The last warning day that is over at a moment, 0 for none.</summary>
    public int WarningAt(DateTimeOffset now) => WarningDays.LastOrDefault(day => now >= WarnedAt(day));
}
