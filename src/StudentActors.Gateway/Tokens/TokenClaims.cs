namespace StudentActors.Gateway.Tokens;

/// <summary>Names in the access tokens; every gateway of one registry must agree on them.</summary>
internal static class TokenClaims
{
    public const string Issuer = "urn:studentactors:registry";
    public const string Audience = "urn:studentactors:api";

    /// <summary>RFC 9068: tells access tokens from other JSON Web Tokens.</summary>
    public const string Type = "at+jwt";

    public const string Account = "sub";
    public const string Role = "role";
    public const string Office = "office";
    public const string MustChangePassword = "mustChangePassword";
}
