using System.Text.Json;

namespace StudentActors.Host.Client;

/// <summary>An account and its password; the form of <c>bootstrap.json</c>.</summary>
internal sealed record Credentials(string Account, string Password)
{
    /// <summary>Names neither: the password must not reach a log.</summary>
    public override string ToString() => "credentials";

    /// <exception cref="InvalidDataException">The file is not what a first start writes.</exception>
    public static Credentials Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<Credentials>(File.ReadAllBytes(path), JsonSerializerOptions.Web) is { Account: not null, Password: not null } read
                ? read
                : throw new InvalidDataException($"{path} holds no account and password.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{path} is not JSON.", e);
        }
    }
}
