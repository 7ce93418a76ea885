using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace StudentActors.Benchmarks.Baselines.DapperService;

/// <summary>Signed tokens (HS256) of the service, and their check.</summary>
internal static class DapperToken
{
    public const string Account = "sub";
    public const string Role = "role";
    public const string Office = "office";

    private const string Service = "dapper-service";

    public static string Issue(byte[] key) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Service,
        Audience = Service,
        Expires = DateTime.UtcNow.AddHours(12),
        Subject = new ClaimsIdentity([new(Account, "operator"), new(Role, nameof(Domain.Accounts.Role.Operator)), new(Office, "000000")]),
        SigningCredentials = new SigningCredentials(new SymmetricSecurityKey(key), SecurityAlgorithms.HmacSha256),
    });

    public static void Configure(JwtBearerOptions bearer, byte[] key)
    {
        bearer.MapInboundClaims = false;
        bearer.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuer = Service,
            ValidAudience = Service,
            IssuerSigningKey = new SymmetricSecurityKey(key),
        };
    }
}
