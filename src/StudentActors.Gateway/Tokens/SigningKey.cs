using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;
using StudentActors.Contracts.Accounts;

namespace StudentActors.Gateway.Tokens;

/// <summary>A P-256 key that this process alone holds, in memory alone.</summary>
internal sealed class SigningKey
{
    public SigningKey(DateTimeOffset replaceAt, DateTimeOffset notAfter)
    {
        // The key lives as long as tokens signed with it may be checked; the finalizer frees it.
        var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Public = new TokenKey(Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(16)), ecdsa.ExportSubjectPublicKeyInfo(), notAfter);
        Credentials = new SigningCredentials(new ECDsaSecurityKey(ecdsa) { KeyId = Public.Id }, SecurityAlgorithms.EcdsaSha256);
        ReplaceAt = replaceAt;
    }

    public TokenKey Public { get; }

    public SigningCredentials Credentials { get; }

    /// <summary>When the next key takes over.</summary>
    public DateTimeOffset ReplaceAt { get; }
}
