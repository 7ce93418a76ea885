using StudentActors.Contracts.Imports;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Regions;

namespace StudentActors.Grains.Imports;

/// <summary>What others see of an import.</summary>
internal static class ImportViews
{
    public static OperationView Of(Guid id, ImportState state) => new()
    {
        Id = id,
        State = state.State,
        Total = state.Total,
        Done = state.Progress.Done,
        Rejected = state.Progress.Rejected,
        Result = state.Format is null ? null : new ImportResult(state.Progress.Enrolled, state.Progress.Unchanged, state.Progress.Warnings),
        Errors = [.. state.Progress.FirstErrors],
        Failure = state.Failure,
    };

    /// <summary>The account that started it, and those whose task it is to look after the starter's office.</summary>
    public static bool MaySee(Caller caller, ImportState state)
    {
        if (caller.Account == state.Account)
        {
            return true;
        }

        var starter = state.Starter().Office;
        var authority = AuthorityCode.Parse(state.Authority);
        return caller.Role is Role.Operator or Role.Officer
            && (starter.School is { } school ? caller.Office.Covers(school, authority) : caller.Office.Covers(authority));
    }
}
