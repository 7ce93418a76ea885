using StudentActors.Domain.Text;

namespace StudentActors.Domain.Students;

/// <summary>GB/T 2261.1. A record states male or female; the other codes exist in old data only.</summary>
public static class Sexes
{
    public static readonly CodeList<Sex> List = new(
        (Sex.Male, ["male", "1", "男", "男性"]),
        (Sex.Female, ["female", "2", "女", "女性"]));
}
