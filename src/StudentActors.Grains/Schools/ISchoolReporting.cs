using Orleans.Concurrency;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Cases;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;

namespace StudentActors.Grains.Schools;

/// <summary>What the clock tells a school, and what follows from it for its cases. Same grain and key as the school.</summary>
[Alias("sa.ISchoolReporting")]
internal interface ISchoolReporting : IGrainWithStringKey
{
    /// <summary>The last day for a monthly report of dropouts has passed.</summary>
    /// <param name="generation">The setting of the deadline that fired.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns><c>null</c> when nothing is left to do for this setting; otherwise when to be called again.</returns>
    [AlwaysInterleave, Alias("DropoutReportDue")]
    Task<DateTimeOffset?> DropoutReportDue(int generation, CancellationToken cancellationToken);

    /// <summary>A warning about entrants without a record is due, or their two months have ended.</summary>
    /// <param name="generation">The setting of the deadline that fired.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns><c>null</c> when nothing is left to do for this setting; otherwise when to be called again.</returns>
    [AlwaysInterleave, Alias("EntrantsDue")]
    Task<DateTimeOffset?> EntrantsDue(int generation, CancellationToken cancellationToken);

    /// <summary>A term has ended in which the school owed a check of its rolls.</summary>
    /// <param name="generation">The setting of the deadline that fired.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns><c>null</c> when nothing is left to do for this setting; otherwise when to be called again.</returns>
    [AlwaysInterleave, Alias("TermCheckDue")]
    Task<DateTimeOffset?> TermCheckDue(int generation, CancellationToken cancellationToken);

    /// <summary>
    /// The refusal of a case that the school may not start because it is unverified, unless this very operation was accepted before; <c>null</c> where
    /// nothing stands against it.
    /// </summary>
    [AlwaysInterleave, Alias("RefuseUnverified")]
    Task<Answer<CaseView>?> RefuseUnverified(CaseType type, Caller caller, Operation operation, CancellationToken cancellationToken);
}
