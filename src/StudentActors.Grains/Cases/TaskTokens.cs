using System.Globalization;
using StudentActors.Domain.Cases;
using StudentActors.Grains.Calls;
using StudentActors.Storage.Cases;

namespace StudentActors.Grains.Cases;

/// <summary>Page tokens of tasks.</summary>
internal static class TaskTokens
{
    public static string Write(TaskPosition position) =>
        OpaqueToken.Write(string.Create(CultureInfo.InvariantCulture, $"{position.DueAt.UtcTicks}|{position.Id.Value}"));

    public static bool TryRead(string token, out TaskPosition? position)
    {
        position = OpaqueToken.Read(token)?.Split('|') is [var ticksText, var idText]
            && long.TryParse(ticksText, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            && ticks <= DateTimeOffset.MaxValue.UtcTicks
            && CaseId.TryParse(idText, out var id)
                ? new TaskPosition(new DateTimeOffset(ticks, TimeSpan.Zero), id)
                : null;
        return position is not null;
    }
}
