namespace StudentActors.Host.Client;

/// <summary>An authority's review of dropouts, or where it stands, as <c>GET /regions/{code}/dropout-reviews/{period}</c> tells it.</summary>
internal sealed record RegionReview(
    string Authority, string Period, string State, DateOnly? DueDate, bool? Provisional, IReadOnlyList<string> EscalatedTo, RegionLedger? Ledger,
    int? Suspected, int? DroppedOut, int? Returned, string? Remark, string? ReviewedBy, DateTimeOffset? ReviewedAt, bool? Late);

internal sealed record RegionLedger(int Schools, int Unreported, int Suspected, int DroppedOut, int Returned);

/// <summary>What an authority confirms.</summary>
internal sealed record ReviewBody(int Suspected, int DroppedOut, int Returned, string? Remark);
