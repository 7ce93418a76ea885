namespace StudentActors.Gateway.Problems;

internal static class SecurityHeaders
{
    /// <summary>Nothing is guessed, framed or kept by a cache: answers are personal data unless an endpoint says otherwise.</summary>
    public static void Add(HttpResponse response)
    {
        var headers = response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
    }
}
