using System.Globalization;
using System.Text;
using StudentActors.Grains.Calls;
using StudentActors.Storage.Changes;

namespace StudentActors.Grains.Changes;

/// <summary>Resume tokens of the change feed: a place in the first database and, where there are others, their numbers with a place in each.</summary>
internal static class ChangeTokens
{
    private const int Home = 0;

    public static string Write(ChangePosition position)
    {
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"{position.Transaction}|{position.Row}"));
        foreach (var (shard, place) in position.Others?.All ?? [])
        {
            text.Append(CultureInfo.InvariantCulture, $"|{shard}|{place.Transaction}|{place.Row}");
        }

        return OpaqueToken.Write(text.ToString());
    }

    public static bool TryRead(string token, out ChangePosition position)
    {
        position = default;
        var numbers = new List<long>();
        foreach (var text in OpaqueToken.Read(token)?.Split('|') ?? [])
        {
            if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return false;
            }

            numbers.Add(number);
        }

        if (numbers.Count % 3 != 2)
        {
            return false;
        }

        position = new ChangePosition(numbers[0], numbers[1]) { Others = Others(numbers[2..]) };
        return numbers.Count == 2 || position.Others is not null;
    }

    // null where there are none, and where no token was ever like that.
    private static ShardPlaces? Others(List<long> numbers)
    {
        var places = new SortedDictionary<int, ShardPlace>();
        for (var i = 0; i < numbers.Count; i += 3)
        {
            if (numbers[i] is <= Home or > short.MaxValue || !places.TryAdd((int)numbers[i], new ShardPlace(numbers[i + 1], numbers[i + 2])))
            {
                return null;
            }
        }

        return places.Count == 0 ? null : new ShardPlaces(places);
    }
}
