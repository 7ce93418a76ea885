using System.Security.Cryptography;
using System.Text;
using StudentActors.Contracts.Calls;

namespace StudentActors.Grains.Tests.Samples;

internal static class Operations
{
    /// <summary>An operation that was never sent before.</summary>
    public static Operation New() => New(Guid.NewGuid().ToString());

    /// <param name="body">The same key with another body is another request.</param>
    public static Operation New(string key, string body = "body") =>
        Operation.From("tester", key, SHA256.HashData(Encoding.UTF8.GetBytes(body)));
}
