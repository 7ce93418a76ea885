using StudentActors.Domain.Cases;
using StudentActors.Domain.Regions;

namespace StudentActors.Storage.Cases;

/// <summary>One page of the cases that have not ended, ordered by id.</summary>
/// <param name="Authority">Only those that were started within it; <c>null</c> for all.</param>
/// <param name="OverdueOnly">Only those whose open step is late.</param>
/// <param name="After">Last case of the page before.</param>
public sealed record CaseQuery(AuthorityCode? Authority, bool OverdueOnly, CaseId? After, int Limit);
