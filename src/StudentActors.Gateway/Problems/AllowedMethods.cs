namespace StudentActors.Gateway.Problems;

internal static class AllowedMethods
{
    /// <summary>Adds what every path answers: OPTIONS, and HEAD wherever there is a GET.</summary>
    public static void Complete(IHeaderDictionary headers)
    {
        const StringSplitOptions names = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        var methods = headers.Allow
            .SelectMany(value => (value ?? string.Empty).Split(',', names))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (methods.Contains(HttpMethods.Get))
        {
            methods.Add(HttpMethods.Head);
        }

        methods.Add(HttpMethods.Options);
        headers.Allow = string.Join(", ", methods.Order(StringComparer.Ordinal));
    }
}
