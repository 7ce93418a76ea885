using System.Globalization;
using StudentActors.Grains.Calls;
using StudentActors.Storage.Changes;

namespace StudentActors.Grains.Changes;

/// <summary>Resume tokens of the change feed.</summary>
internal static class ChangeTokens
{
    public static string Write(ChangePosition position) =>
        OpaqueToken.Write(string.Create(CultureInfo.InvariantCulture, $"{position.Transaction}|{position.Row}"));

    public static bool TryRead(string token, out ChangePosition position)
    {
        position = default;
        if (OpaqueToken.Read(token)?.Split('|') is not [var transactionText, var rowText]
            || !long.TryParse(transactionText, NumberStyles.None, CultureInfo.InvariantCulture, out var transaction)
            || !long.TryParse(rowText, NumberStyles.None, CultureInfo.InvariantCulture, out var row))
        {
            return false;
        }

        position = new ChangePosition(transaction, row);
        return true;
    }
}
