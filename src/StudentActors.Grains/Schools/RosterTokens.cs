using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Grains.Calls;
using StudentActors.Storage.Students;

namespace StudentActors.Grains.Schools;

/// <summary>Page tokens of a roster.</summary>
internal static class RosterTokens
{
    public static string Write(RosterPosition position) => OpaqueToken.Write($"{position.Class.Value}|{position.Id.Value}");

    public static bool TryRead(string token, out RosterPosition? position)
    {
        position = OpaqueToken.Read(token)?.Split('|') is [var classText, var idText]
            && ClassId.TryParse(classText, out var classId) && StudentId.TryParse(idText, out var id)
                ? new RosterPosition(classId, id)
                : null;
        return position is not null;
    }
}
