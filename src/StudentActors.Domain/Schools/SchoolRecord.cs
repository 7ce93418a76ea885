using System.Text.Json.Serialization;
using StudentActors.Domain.Dropouts;
using StudentActors.Domain.Entrants;
using StudentActors.Domain.Regions;
using StudentActors.Domain.TermChecks;

namespace StudentActors.Domain.Schools;

/// <summary>What the registry keeps of one school. Places taken are not here: they are counted from the students' records.</summary>
public sealed record SchoolRecord
{
    public required SchoolCode Code { get; init; }

    public required string Name { get; init; }

    /// <summary>Home authority (学籍主管部门) of the school.</summary>
    public required AuthorityCode Authority { get; init; }

    public required IReadOnlyList<StageOffering> Stages { get; init; }

    public IReadOnlyList<SchoolClass> Classes { get; init; } = [];

    /// <summary>The last merger or closure that was proposed.</summary>
    public SchoolClosing? Closing { get; init; }

    /// <summary>Schools that were merged into this one, or are being.</summary>
    public IReadOnlyList<Absorption> Absorptions { get; init; } = [];

    /// <summary>Its monthly reports of dropouts; <c>null</c> where it owes none.</summary>
    public DropoutReporting? Reporting { get; init; }

    /// <summary>The entrants that it has announced; <c>null</c> before the first time.</summary>
    public EntrantRegister? Entrants { get; init; }

    /// <summary>Its checks of its rolls, one a term.</summary>
    public TermChecking? TermChecking { get; init; }

    /// <summary>Number of the record's last event.</summary>
    public required int Version { get; init; }

    /// <summary>Whether it takes students.</summary>
    [JsonIgnore]
    public SchoolState State => Closing?.State switch
    {
        ClosingState.Running => SchoolState.Closing,
        ClosingState.Completed => SchoolState.Closed,
        _ => SchoolState.Open,
    };

    /// <summary>What it is late with; a closed school owes nothing any more.</summary>
    [JsonIgnore]
    public SchoolDebts Debts => State == SchoolState.Closed
        ? SchoolDebts.None
        : (Reporting?.Missed.Count > 0 ? SchoolDebts.DropoutReports : SchoolDebts.None)
            | (Entrants?.Groups.Any(group => group.State == EntrantState.Missing) == true ? SchoolDebts.Records : SchoolDebts.None)
            | (TermChecking?.Missed.Count > 0 ? SchoolDebts.TermCheck : SchoolDebts.None);

    /// <summary>Students of other schools are still on their way here.</summary>
    [JsonIgnore]
    public bool Absorbs => Absorptions.Any(absorption => !absorption.Ended);

    public StageOffering? Offering(Stage stage) => Stages.FirstOrDefault(o => o.Stage == stage);

    public SchoolClass? Class(ClassId id) => Classes.FirstOrDefault(c => c.Id == id);

    public Absorption? AbsorptionOf(SchoolCode from) => Absorptions.FirstOrDefault(absorption => absorption.From == from);

    /// <summary>The record after an event; <paramref name="record"/> is <c>null</c> before the first.</summary>
    public static SchoolRecord Apply(SchoolRecord? record, SchoolEvent change) => (record, change) switch
    {
        (null, SchoolOpened e) =>
            new SchoolRecord
            {
                Code = e.Code,
                Name = e.Name,
                Authority = e.Authority,
                Stages = e.Stages,
                Reporting = e.FirstReport is { } first ? new DropoutReporting { Next = first, Version = 1 } : null,
                TermChecking = e.FirstTermCheck is { } term ? new TermChecking { Next = term, Version = 1 } : null,
                Version = 1,
            },
        ({ Reporting: { } reporting } r, DropoutsReported e) when reporting.Of(e.Report.Month) is null => r with
        {
            Reporting = reporting.After(e, r.Version + 1),
            Version = r.Version + 1,
        },
        ({ Reporting: { } reporting } r, DropoutReportMissed e) when reporting.Next.Month == e.Month => r with
        {
            Reporting = reporting.After(e, r.Version + 1),
            Version = r.Version + 1,
        },
        ({ TermChecking: { } checking } r, TermChecked e) => r with
        {
            TermChecking = checking.After(e, r.Version + 1),
            Version = r.Version + 1,
        },
        ({ TermChecking: { } checking } r, TermCheckMissed e) when checking.Next == e.Term => r with
        {
            TermChecking = checking.After(e, r.Version + 1),
            Version = r.Version + 1,
        },
        ({ } r, EntrantsAnnounced e) => r with
        {
            Entrants = EntrantRegister.After(r.Entrants, e, r.Version + 1),
            Version = r.Version + 1,
        },
        ({ } r, EntrantsWarned e) when r.Entrants?.Of(new Cohort(e.Stage, e.EntryYear)) is { State: EntrantState.Announced } group =>
            r.With(group with { Warned = e.Day }),
        ({ } r, EntrantsMissing e) when r.Entrants?.Of(new Cohort(e.Stage, e.EntryYear)) is { State: EntrantState.Announced } group =>
            r.With(group with { State = EntrantState.Missing }),
        ({ } r, EntrantsComplete e) when r.Entrants?.Of(new Cohort(e.Stage, e.EntryYear)) is { State: not EntrantState.Complete } group =>
            r.With(group with { State = EntrantState.Complete }),
        ({ } r, ClassOpened e) when r.Class(e.Class.Id) is null =>
            r with { Classes = [.. r.Classes, e.Class], Version = r.Version + 1 },
        ({ State: SchoolState.Open } r, ClosingProposed e) => r with
        {
            Closing = new SchoolClosing
            {
                State = e.Approved ? ClosingState.Running : ClosingState.Proposed,
                Into = e.Into,
                Classes = e.Classes,
                Reason = e.Reason,
                Archive = e.Archive,
                ProposedBy = e.By,
                ProposedFor = e.Office,
                ProposedAt = e.At,
                StateVersion = r.Version + 1,
            },
            Version = r.Version + 1,
        },
        ({ Closing: { State: ClosingState.Proposed } c } r, ClosingApproved e) =>
            r.Entered(c with { DecidedBy = e.By, DecisionReason = e.Reason, DecidedAt = e.At }, ClosingState.Running),
        ({ Closing: { State: ClosingState.Proposed } c } r, ClosingRefused e) =>
            r.Entered(c with { DecidedBy = e.By, DecisionReason = e.Reason, DecidedAt = e.At, EndedAt = e.At }, ClosingState.Refused),
        ({ Closing: { State: ClosingState.Running } c } r, ClosingFailed e) =>
            r.Entered(c with { RuleId = e.RuleId, EndedAt = e.At }, ClosingState.Failed),
        ({ Closing: { State: ClosingState.Running } c } r, SchoolClosed e) => r.Entered(c with { EndedAt = e.At }, ClosingState.Completed),
        ({ State: SchoolState.Open } r, AbsorptionBegan e) when r.AbsorptionOf(e.From) is null or { Ended: true } => r with
        {
            Classes = [.. r.Classes, .. e.Opened],
            Absorptions = [.. r.Absorptions.Where(absorption => absorption.From != e.From), new Absorption(e.From, e.Classes, false)],
            Version = r.Version + 1,
        },
        ({ } r, AbsorptionEnded e) when r.AbsorptionOf(e.From) is { Ended: false } => r with
        {
            Absorptions = [.. r.Absorptions.Select(absorption => absorption.From == e.From ? absorption with { Ended = true } : absorption)],
            Version = r.Version + 1,
        },
        _ => throw new InvalidOperationException($"{change.Kind} cannot follow version {record?.Version ?? 0}."),
    };

    private SchoolRecord With(EntrantGroup group) => this with
    {
        Entrants = Entrants!.With(group, Version + 1),
        Version = Version + 1,
    };

    private SchoolRecord Entered(SchoolClosing closing, ClosingState state) => this with
    {
        Closing = closing with { State = state, StateVersion = Version + 1 },
        Version = Version + 1,
    };
}
