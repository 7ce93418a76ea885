using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;

namespace StudentActors.Grains.Schools;

/// <summary>Where a student was counted before a change of the record, and where after it.</summary>
[GenerateSerializer, Immutable, Alias("sa.SeatShift")]
internal sealed record SeatShift([property: Id(0)] Seat Left, [property: Id(1)] Seat Taken)
{
    public static SeatShift Between(StudentRecord before, StudentRecord after) => new(Seat.Of(before), Seat.Of(after));

    /// <summary>Whether a place of the school is taken that the student did not have before.</summary>
    public bool TakesPlaceIn(SchoolCode school) =>
        Taken.School == school && Taken.Status.IsLive()
        && !(Left.Status.IsLive() && (Left.School, Left.Class) == (Taken.School, Taken.Class));
}

/// <summary>One field of a school's counts.</summary>
[GenerateSerializer, Immutable, Alias("sa.Seat")]
internal readonly record struct Seat(
    [property: Id(0)] SchoolCode School, [property: Id(1)] ClassId Class, [property: Id(2)] Sex Sex, [property: Id(3)] StudentStatus Status)
{
    public static Seat Of(StudentRecord record) => new(record.Place.School, record.Place.Class, record.KeyData.Sex, record.Status);
}
