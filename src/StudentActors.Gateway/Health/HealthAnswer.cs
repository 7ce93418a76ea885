namespace StudentActors.Gateway.Health;

/// <param name="Status"><c>live</c> or <c>ready</c>.</param>
internal sealed record HealthAnswer(string Status);

/// <param name="Commit">The source it was built from, where known.</param>
/// <param name="Api">Version of the HTTP contract.</param>
internal sealed record VersionAnswer(string Product, string Version, string? Commit, string Api);
