namespace StudentActors.Host.Client;

/// <summary>A review of dropouts that an authority has not made in time, as <c>GET /regions/{code}/dropout-reviews</c> tells it.</summary>
internal sealed record OverdueReview(string Authority, string Name, string Period, DateOnly DueDate, IReadOnlyList<string> EscalatedTo);

internal sealed record OverdueReviewPage(IReadOnlyList<OverdueReview> Items, string? NextPageToken);
