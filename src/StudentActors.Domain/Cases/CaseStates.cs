namespace StudentActors.Domain.Cases;

public static class CaseStates
{
    /// <summary>Not ended: something or somebody still has to act, and a deadline is pending.</summary>
    public static bool IsOpen(this CaseState state) => state < CaseState.Completed;
}
