namespace StudentActors.Domain.Cases;

/// <summary>A decision as it was sent: raw texts.</summary>
/// <param name="Decision"><c>approve</c> or <c>refuse</c>.</param>
public sealed record CaseDecision(string? Decision, string? Reason)
{
    /// <summary>A reason may name people and stays out of logs and messages.</summary>
    public override string ToString() => nameof(CaseDecision);
}
