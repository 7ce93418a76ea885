using StudentActors.Contracts.Cases;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Students;

namespace StudentActors.Grains.Tests.Model;

/// <summary>What a caller hears, without whether it was said before.</summary>
internal sealed record Told(string? Rule, IReadOnlyList<string> Paths, StudentId? Id, CaseView? View, EvidenceView? Evidence)
{
    public static Told Refused(Refusal refusal, CaseView? view = null) =>
        new(refusal.Rule.Id, [.. refusal.Faults.Select(fault => fault.Path)], null, view, null);

    public static Told Student(StudentId id) => new(null, [], id, null, null);

    public static Told Case(CaseView view) => new(null, [], null, view, null);

    public static Told Proof(EvidenceView evidence) => new(null, [], null, null, evidence);
}
