namespace StudentActors.Gateway.Tokens;

/// <summary>A signed access token and until when it is valid.</summary>
internal sealed record AccessToken(string Text, DateTimeOffset ExpiresAt, TimeSpan Lifetime);
