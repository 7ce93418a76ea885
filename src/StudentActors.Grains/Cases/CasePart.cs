using StudentActors.Domain.Cases;
using StudentActors.Storage.Registry;

namespace StudentActors.Grains.Cases;

/// <summary>What is to be committed of a case, alone or together with its student.</summary>
/// <param name="After">The record that it leads to.</param>
internal sealed record CasePart(CaseRecord After, IReadOnlyList<CaseChange> Steps, JoinedWrite Write, AnswerWrite? Answer)
{
    public CommitUnit Alone => new()
    {
        Record = Write.Record,
        Events = Write.Events,
        Deadlines = Write.Deadlines,
        Answer = Answer,
    };

    public CaseTurned Turned => CaseTurned.Done(After, Write.Record.HeadHash);

    public void Report()
    {
        foreach (var (before, after, change) in Steps)
        {
            CaseTelemetry.Changed(before, after, change);
        }
    }
}

/// <param name="Before"><c>null</c> when the case is opened.</param>
internal sealed record CaseChange(CaseRecord? Before, CaseRecord After, CaseEvent Change);
