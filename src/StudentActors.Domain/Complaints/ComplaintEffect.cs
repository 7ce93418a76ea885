using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;

namespace StudentActors.Domain.Complaints;

/// <summary>What a complaint is about. It changes no record by itself: its outcome is carried out by the offices.</summary>
/// <param name="Case">The case complained about; <c>null</c> where it is about a record without one, as when a school starts none.</param>
/// <param name="Against">The office complained of (被申诉方).</param>
public sealed record ComplaintEffect(CaseId? Case, Office Against, Complainant By) : CaseEffect;
