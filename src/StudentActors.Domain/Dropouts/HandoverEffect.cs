using StudentActors.Domain.Cases;
using StudentActors.Domain.Regions;

namespace StudentActors.Domain.Dropouts;

/// <summary>The county of household registration gets a copy of the record of a child who has dropped out; the record itself stays.</summary>
public sealed record HandoverEffect(AuthorityCode To) : CaseEffect;
