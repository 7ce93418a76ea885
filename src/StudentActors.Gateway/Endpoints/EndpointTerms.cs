using System.Collections.Frozen;

namespace StudentActors.Gateway.Endpoints;

/// <summary>What an endpoint demands of every request, collected once from its declarations.</summary>
/// <param name="Forms">Media types that its answers come in.</param>
/// <param name="Query">Names of its query parameters; any other is refused.</param>
/// <param name="WithOneTimePassword">Whether it serves callers who must still change their one-time password.</param>
internal sealed record EndpointTerms(string[] Forms, FrozenSet<string> Query, bool WithOneTimePassword);
