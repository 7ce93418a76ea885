using StudentActors.Domain.Accounts;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Entrants;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Tests.Schools;

namespace StudentActors.Domain.Tests.Entrants;

public sealed class EntrantRecordsTests
{
    private static readonly DateTimeOffset FirstDay = ChinaTime.StartOf(new DateOnly(2026, 9, 1));

    private static readonly DateTimeOffset End = ChinaTime.StartOf(new DateOnly(2026, 11, 2));

    private static readonly Caller Registrar = new("registrar", Role.Registrar, Office.Of(Samples.School));

    internal static Decision<EntrantsAnnounced> Announce(
        SchoolRecord? school = null, string year = "2026", string stage = "primary", int? children = 40, string enteredOn = "2026-09-01",
        Caller? caller = null, DateTimeOffset? now = null) =>
        AnnounceAll(school, [new EntrantForm(stage, children, enteredOn)], year, caller, now);

    internal static Decision<EntrantsAnnounced> AnnounceAll(
        SchoolRecord? school, IReadOnlyList<EntrantForm> forms, string year = "2026", Caller? caller = null, DateTimeOffset? now = null) =>
        EntrantRecords.Announce(school ?? Samples.NineYearSchool, caller ?? Registrar, year, forms, now ?? FirstDay);

    private static SchoolRecord Announced(int children = 40, DateTimeOffset? now = null, SchoolRecord? school = null) =>
        SchoolRecord.Apply(school ?? Samples.NineYearSchool, Accepted.Value(Announce(school, children: children, now: now)));

    [Fact]
    public void The_school_is_warned_three_times_and_then_listed_until_every_child_has_a_record()
    {
        var school = Announced();
        var seen = new List<string>();
        for (var now = FirstDay; now < End.AddDays(20); now = now.AddDays(1))
        {
            while (EntrantRecords.Due(school, _ => 37, now) is { } change)
            {
                Assert.Equal(now, EntrantRecords.NextLook(school));
                seen.Add($"{ChinaTime.DateOf(now):MM-dd} {change.Kind} {change switch { EntrantsWarned e => e.Day, _ => 0 }}");
                school = SchoolRecord.Apply(school, change);
            }
        }

        Assert.Equal(
            [
                "10-01 school.entrants-warned 30", "10-16 school.entrants-warned 45", "10-26 school.entrants-warned 55",
                "11-02 school.entrants-missing 0",
            ],
            seen);
        Assert.Equal(SchoolDebts.Records, school.Debts);
        Assert.Equal(End.AddDays(8), EntrantRecords.NextLookAfter(school, End.AddDays(1)));
        Assert.Equal(3, Assert.IsType<EntrantsMissing>(EntrantRecords.Due(Announced(), _ => 37, End)).Missing);

        school = SchoolRecord.Apply(school, EntrantRecords.Completed(school, _ => 40)!);
        Assert.Equal((SchoolDebts.None, null), (school.Debts, EntrantRecords.NextLook(school)));
        Assert.Empty(SchoolDeadlines.Of(school, End));
    }

    [Fact]
    public void The_deadline_goes_away_with_the_last_record()
    {
        var school = Announced();
        var deadline = Assert.Single(SchoolDeadlines.Of(school, FirstDay));
        Assert.Equal(
            (SchoolDeadlines.Entrants, FirstDay.AddDays(30), school.Version), (deadline.Kind, deadline.DueAt, deadline.Generation));
        Assert.Null(EntrantRecords.Completed(school, _ => 39));

        var complete = EntrantRecords.Due(school, _ => 40, FirstDay.AddDays(31));

        Assert.Equal(40, Assert.IsType<EntrantsComplete>(complete).Recorded);
        Assert.Empty(SchoolDeadlines.Of(SchoolRecord.Apply(school, complete), FirstDay));
    }

    [Fact]
    public void Another_number_replaces_the_first_and_the_same_again_changes_nothing()
    {
        var school = Announced();
        Assert.True(EntrantRecords.Repeats(school, Accepted.Value(Announce(now: FirstDay.AddDays(40)))));

        var again = Accepted.Value(Announce(children: 42, now: FirstDay.AddDays(40)));
        Assert.False(EntrantRecords.Repeats(school, again));
        var changed = SchoolRecord.Apply(school, again);

        var group = Assert.Single(changed.Entrants!.Groups);
        Assert.Equal((42, 30, EntrantState.Announced), (group.Children, group.Warned, group.State));
        var deadline = Assert.Single(SchoolDeadlines.Of(changed, FirstDay));
        Assert.Equal((FirstDay.AddDays(45), changed.Version), (deadline.DueAt, deadline.Generation));

        Assert.Empty(SchoolRecord.Apply(changed, Accepted.Value(AnnounceAll(changed, []))).Entrants!.Groups);
    }

    [Fact]
    public void A_violation_begins_anew_when_more_children_are_announced_after_it()
    {
        var complete = SchoolRecord.Apply(Announced(), new EntrantsComplete(Stage.Primary, 2026, 40));

        var more = Announced(41, End.AddDays(3), complete);

        Assert.IsType<EntrantsMissing>(EntrantRecords.Due(more, _ => 40, End.AddDays(3)));
    }

    [Fact]
    public void Stages_are_watched_apart()
    {
        var school = SchoolRecord.Apply(Samples.NineYearSchool, Accepted.Value(AnnounceAll(
            null, [new EntrantForm("junior", 10, "2026-08-20"), new EntrantForm("primary", 40, "2026-09-01")])));
        Assert.Equal(ChinaTime.StartOf(new DateOnly(2026, 9, 19)), EntrantRecords.NextLook(school));

        var change = EntrantRecords.Due(school, cohort => cohort.Stage == Stage.Junior ? 10 : 0, FirstDay);
        school = SchoolRecord.Apply(school, change!);

        Assert.Equal(EntrantState.Complete, school.Entrants!.Of(new Cohort(Stage.Junior, 2026))!.State);
        Assert.Equal(FirstDay.AddDays(30), EntrantRecords.NextLook(school));
    }

    [Theory]
    [InlineData("2026-09-01", 2026, 11, 1)]
    [InlineData("2026-12-31", 2027, 2, 28)]
    public void A_record_is_in_time_for_two_months(string entered, int year, int month, int day) =>
        Assert.Equal(
            new DateOnly(year, month, day),
            Assert.Single(Accepted.Value(Announce(enteredOn: entered)).Groups).DueDate);

    [Fact]
    public void Years_dates_and_numbers_have_bounds()
    {
        Assert.Equal(RuleBook.EntrantsYear, Announce(year: "2024").Refusal!.Rule);
        Assert.Equal(RuleBook.EntrantsYear, Announce(year: "2027").Refusal!.Faults[0].Rule);
        Assert.Contains(Announce(year: "123456").Refusal!.Faults, fault => fault.Rule == RuleBook.EntrantsYear);
        Assert.True(Announce(year: "2025", enteredOn: "2026-03-01").Accepted);
        Assert.True(Announce(enteredOn: "2026-07-01").Accepted);
        Assert.Equal(RuleBook.EntrantsDate, Announce(enteredOn: "2026-06-30").Refusal!.Rule);
        Assert.True(Announce(enteredOn: "2027-08-10").Accepted);
        Assert.Equal(RuleBook.EntrantsDate, Announce(enteredOn: "2027-08-11").Refusal!.Rule);
        Assert.True(Announce(children: EntrantRecords.MostChildren).Accepted);
        Assert.Equal(RuleBook.EntrantsChildren, Announce(children: EntrantRecords.MostChildren + 1).Refusal!.Rule);
        Assert.Equal(RuleBook.StageNotTaught, Announce(stage: "senior").Refusal!.Rule);
        Assert.Equal(
            RuleBook.EntrantsStageTwice,
            AnnounceAll(null, [new EntrantForm("primary", 1, "2026-09-01"), new EntrantForm("primary", 2, "2026-09-01")]).Refusal!.Rule);
    }

    [Fact]
    public void Only_the_school_s_own_side_announces_and_a_closed_school_owes_nothing()
    {
        Assert.Equal(RuleBook.OfficeNotAllowed, Announce(caller: new("a", Role.Registrar, Office.Of(SchoolCode.Parse("2134000009")))).Refusal!.Rule);
        Assert.True(Announce(caller: new("a", Role.Officer, Office.Of(Samples.County))).Accepted);

        var closed = Announced() with { Closing = Closings.Running.Closing! with { State = ClosingState.Completed } };
        Assert.Empty(SchoolDeadlines.Of(closed, FirstDay));
        Assert.Equal(SchoolDebts.None, SchoolRecord.Apply(closed, new EntrantsMissing(Stage.Primary, 2026, 1)).Debts);
        Assert.Equal(RuleBook.SchoolClosed, Announce(closed, children: 1).Refusal!.Rule);
    }

    [Fact]
    public void Only_so_many_complete_groups_stay_in_the_record()
    {
        var school = Samples.NineYearSchool;
        for (var year = 2026; year < 2046; year++)
        {
            var at = ChinaTime.StartOf(new DateOnly(year, 9, 1));
            school = SchoolRecord.Apply(school, Accepted.Value(Announce(school, $"{year}", enteredOn: $"{year}-09-01", now: at)));
            if (year > 2026)
            {
                school = SchoolRecord.Apply(school, new EntrantsComplete(Stage.Primary, year, 40));
            }
        }

        Assert.Equal(2026, school.Entrants!.Groups[0].EntryYear);
        Assert.Equal(EntrantRegister.MostComplete + 2, school.Entrants.Groups.Count);
    }
}
