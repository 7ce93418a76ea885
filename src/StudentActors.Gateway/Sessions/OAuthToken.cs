using System.ComponentModel;
using System.Text.Json.Serialization;

namespace StudentActors.Gateway.Sessions;

[Description("RFC 6749, section 5.1.")]
internal sealed record OAuthToken
{
    [JsonPropertyName("access_token")]
    public required string AccessToken { get; init; }

    [JsonPropertyName("token_type")]
    public required string TokenType { get; init; }

    [Description("Seconds.")]
    [JsonPropertyName("expires_in")]
    public required int ExpiresIn { get; init; }
}

[Description("RFC 6749, section 5.2.")]
internal sealed record OAuthError
{
    public required string Error { get; init; }

    [JsonPropertyName("error_description")]
    public required string ErrorDescription { get; init; }
}
