using Microsoft.Extensions.Time.Testing;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Grains.Schools;
using StudentActors.Storage.Cases;
using StudentActors.Storage.Students;
using Xunit;

namespace StudentActors.Grains.Tests.Schools;

/// <summary>What a school remembers of its places while cases come and go, and when it counts again.</summary>
public sealed class PlacesTests
{
    private static readonly SchoolCode Here = SchoolCode.Parse("2134000001");
    private static readonly SchoolCode Elsewhere = SchoolCode.Parse("2134000002");
    private static readonly ClassId Class = new(Stage.Primary, 2026, 1);

    private readonly FakeTimeProvider _time = new();
    private readonly Places _places;
    private int _live = 2;
    private int _kept;
    private int _counts;

    public PlacesTests() => _places = new Places(Here, _time, CountAsync);

    [Fact]
    public async Task Who_leaves_is_missing_in_the_counts_at_once_without_counting_again()
    {
        await _places.CountedAsync(default);

        _places.Overcount(Move(Here, Elsewhere));
        await _places.CountedAsync(default);

        Assert.Equal((1, 1), (Enrolled, _counts));
    }

    [Fact]
    public async Task Who_comes_is_in_the_counts_at_once_and_sits_on_the_place_that_was_kept()
    {
        _kept = 1;
        await _places.CountedAsync(default);

        _places.Overcount(Move(Elsewhere, Here));

        Assert.Equal((3, 3, 1), (Enrolled, _places.TakenIn(Class), _counts));
    }

    [Fact]
    public async Task A_status_that_changes_moves_the_student_from_one_count_to_the_other()
    {
        await _places.CountedAsync(default);

        _places.Overcount(new SeatShift(Seat(Here), Seat(Here) with { Status = StudentStatus.Suspended }));

        Assert.Equal((1, 1), (Enrolled, Counted(StudentStatus.Suspended)));
    }

    [Fact]
    public async Task Nobody_is_turned_away_before_what_was_freed_has_been_counted()
    {
        await _places.CountedAsync(default);
        _live = 1;
        _places.Overcount(Move(Here, Elsewhere));

        Assert.True(await _places.HoldAsync(new SchoolClass(Class, 2), default));
        Assert.Equal(2, _counts);
    }

    [Fact]
    public async Task A_place_is_not_given_twice_when_the_count_knew_already_of_who_left()
    {
        _live = 1;
        await _places.CountedAsync(default);
        _places.Overcount(Move(Here, Elsewhere));

        Assert.True(await _places.HoldAsync(new SchoolClass(Class, 2), default));
        _places.Reserve(Class);
        _kept = 1;
        Assert.False(await _places.HoldAsync(new SchoolClass(Class, 2), default));
    }

    [Fact]
    public async Task Counts_that_can_be_relied_on_are_taken_again_after_a_move_and_only_once()
    {
        await _places.ReadyAsync(default);
        _live = 1;
        _places.Overcount(Move(Here, Elsewhere));

        await _places.ReadyAsync(default);
        await _places.ReadyAsync(default);

        Assert.Equal((1, 2), (_places.Live, _counts));
    }

    [Fact]
    public async Task A_move_that_the_count_knew_already_makes_no_negative_count()
    {
        _live = 0;
        await _places.CountedAsync(default);

        _places.Overcount(Move(Here, Elsewhere));

        Assert.Equal(0, Enrolled);
    }

    [Fact]
    public async Task Nobody_is_turned_away_by_an_old_count_and_the_next_one_by_the_new_one()
    {
        await _places.CountedAsync(default);
        _time.Advance(TimeSpan.FromSeconds(11));

        Assert.False(await _places.HoldAsync(new SchoolClass(Class, 2), default));
        Assert.False(await _places.HoldAsync(new SchoolClass(Class, 2), default));
        Assert.Equal(2, _counts);

        // Somebody has left, of which nobody could tell.
        _live = 1;
        _time.Advance(TimeSpan.FromSeconds(11));
        Assert.True(await _places.HoldAsync(new SchoolClass(Class, 2), default));
    }

    [Theory]
    [InlineData(50, 1, 1)]
    [InlineData(70, 2, 1)]
    [InlineData(11 * 60, 2, 2)]
    public async Task Counts_that_are_shown_are_younger_than_those_that_are_reported(int seconds, int shown, int reported)
    {
        await _places.CountedAsync(default);
        _time.Advance(TimeSpan.FromSeconds(seconds));

        await _places.CountedAsync(default);
        Assert.Equal(reported, _counts);
        await _places.ReadyAsync(default);
        Assert.Equal(shown, _counts);
    }

    [Theory]
    [InlineData(StudentStatus.Enrolled, StudentStatus.Suspended, false)]
    [InlineData(StudentStatus.Suspended, StudentStatus.Enrolled, false)]
    [InlineData(StudentStatus.Abroad, StudentStatus.Enrolled, false)]
    [InlineData(StudentStatus.Graduated, StudentStatus.Enrolled, true)]
    [InlineData(StudentStatus.Enrolled, StudentStatus.Abroad, false)]
    public void Only_who_had_none_takes_a_place(StudentStatus before, StudentStatus after, bool takes)
    {
        var shift = new SeatShift(Seat(Here) with { Status = before }, Seat(Here) with { Status = after });

        Assert.Equal((takes, false), (shift.TakesPlaceIn(Here), shift.TakesPlaceIn(Elsewhere)));
    }

    private int Enrolled => Counted(StudentStatus.Enrolled);

    private int Counted(StudentStatus status) =>
        _places.Counts.Where(head => head.Class == Class && head.Status == status).Sum(head => head.Count);

    private static Seat Seat(SchoolCode school) => new(school, Class, Sex.Female, StudentStatus.Enrolled);

    private static SeatShift Move(SchoolCode from, SchoolCode to) => new(Seat(from), Seat(to));

    private Task<SchoolCount> CountAsync()
    {
        _counts++;
        return Task.FromResult(new SchoolCount(
            [new HeadCount(Class, Sex.Female, StudentStatus.Enrolled, _live)], [new HeldPlaceCount(Class, _kept)]));
    }
}
