using StudentActors.Domain.Cases;
using StudentActors.Domain.Students;
using StudentActors.Domain.Transfers;

namespace StudentActors.Grains.Tests.Model;

/// <summary>What follows from a decision by itself: the student and its case are written together, or neither is.</summary>
internal sealed partial class RegistryModel
{
    private void GoOn(ModelCase one)
    {
        try
        {
            Drive(one);
        }
        catch (CommitFailure)
        {
            // The decision stands; the deadline takes up what follows from it.
        }
    }

    private void Drive(ModelCase one)
    {
        if (one.Record.State == CaseState.Applying)
        {
            ApplyTogether(one, null, null);
        }
        else if (one.Record is { Released: false, State: not CaseState.Open })
        {
            EndTogether(one, null, null);
        }
    }

    private void ApplyTogether(ModelCase one, CaseEvent? decided, Guid? operation)
    {
        var student = StudentOf(one);
        var effect = StudentCases.Apply(student.Record, one.Record.Id, one.Record.Effect, Today).Value!;

        // What is sealed is compared apart: the student's record before the effect.
        var completed = new CaseCompleted(
            one.Record.Type.IsMove() ? new SealedSnapshot(one.Record.Place.HomeAuthority.Province, student.Record.Version, string.Empty) : null,
            one.Record.HasPaperFile == true ? Today.AddMonths(PaperFile.Months) : null)
        { At = Now };
        Together(one, decided, completed, student, effect, operation);
    }

    private void EndTogether(ModelCase one, CaseEvent? decided, Guid? operation)
    {
        var student = StudentOf(one);
        Together(one, decided, new CaseReleased { At = Now }, student, StudentCases.End(student.Record, one.Record.Id)!, operation);
    }

    private void Together(ModelCase one, CaseEvent? decided, CaseEvent consequence, ModelStudent student, StudentEvent change, Guid? operation) =>
        Commit(() =>
        {
            if (decided is not null)
            {
                one.Take(decided);
            }

            one.Take(consequence);
            student.Take(change);
            if (operation is { } asked)
            {
                _answers[asked] = (one.Record.Id.Guid, one.Record.Version);
            }
        });
}
