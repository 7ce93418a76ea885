namespace StudentActors.Gateway.Students;

internal static class ProvincialItems
{
    /// <summary>A <c>null</c> is an item that was not sent.</summary>
    public static IReadOnlyDictionary<string, string>? Of(IReadOnlyDictionary<string, string?>? sent) =>
        sent?.Where(item => item.Value is not null).ToDictionary(item => item.Key, item => item.Value!, StringComparer.Ordinal);
}
