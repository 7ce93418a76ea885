using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Cases;
using StudentActors.Contracts.Schools;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.StatusChanges;
using StudentActors.Domain.Students;
using StudentActors.Grains.Cases;
using StudentActors.Storage.Students;

namespace StudentActors.Grains.Schools;

internal sealed partial class SchoolGrain
{
    private const int GraduatedAtOnce = 8;

    public async Task<Answer<ClassGraduationView>> GraduateClass(GraduateClass command, CancellationToken cancellationToken)
    {
        using var activity = GrainTelemetry.Start("graduate class");
        if (await MayNotAsync(command.Caller, Permission.StartCases, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var school = _school!;
        var form = new CaseForm
        {
            Type = CaseTelemetry.Text(CaseType.Graduation),
            Date = command.Date,
            Outcome = command.Outcome,
            Reason = command.Reason,
        };
        var check = ClassGraduation.Check(school, command.Caller, command.Class, form, Today);
        if (!check.Accepted)
        {
            return check.Refusal;
        }

        if (await UnverifiedAsync(school, CaseType.Graduation, cancellationToken) is { } unverified)
        {
            return unverified;
        }

        var students = await ReadClassAsync(school.Code, check.Value.Id, cancellationToken);
        var graduated = students.Count(ClassGraduation.IsDone);
        var pending = students.Count(ClassGraduation.IsPending);
        var refused = new List<RefusedGraduation>();
        foreach (var some in students.Where(student => student.Status.IsLive() && !ClassGraduation.IsPending(student)).Chunk(GraduatedAtOnce))
        {
            var answers = await Task.WhenAll(some.Select(student => GraduateAsync(command, student, form)));
            graduated += answers.Count(answer => answer.Value?.State == CaseState.Completed);
            pending += answers.Count(answer => answer.Value?.State.IsOpen() == true);
            refused.AddRange(some.Zip(answers)
                .Where(pair => pair.Second.Value is null or { State: > CaseState.Completed })
                .Select(pair => new RefusedGraduation(pair.First.Id, pair.Second.Refusal ?? Refusal.Of(RuleBook.CaseEnded))));
        }

        return new ClassGraduationView(school.Code, check.Value.Id, graduated, pending, [.. refused]);
    }

    /// <summary>The student's case as it stands now; the same operation has the same case for a student.</summary>
    private async Task<Answer<CaseView>> GraduateAsync(GraduateClass command, StudentRecord student, CaseForm form)
    {
        var operation = Operation.From(command.Operation.Id.ToString("N"), student.Id.Value, command.Operation.RequestHash);
        var order = new StatusChangeOrder(command.Caller, operation, ClassGraduation.For(student, form), student.Id, null, null, null);
        var id = CaseId.Of(student.Id, operation.Id);
        var answer = await GrainFactory.GetGrain<IStatusChangeStart>(id.Guid).Start(order, CancellationToken.None);
        return answer.Replayed
            ? await GrainFactory.GetGrain<IStatusChangeGrain>(id.Guid).Read(command.Caller, CancellationToken.None)
            : answer;
    }

    private async Task<List<StudentRecord>> ReadClassAsync(SchoolCode school, ClassId id, CancellationToken cancellationToken)
    {
        var students = new List<StudentRecord>();
        for (RosterPosition? after = null; ;)
        {
            var rows = await _store.ReadRosterAsync(new RosterQuery(school, id, null, after, LargestPage), cancellationToken);
            students.AddRange(rows.Select(row => _codec.OpenStudent(row.Id, row.Payload)));
            if (rows.Count < LargestPage)
            {
                return students;
            }

            after = new RosterPosition(id, rows[^1].Id);
        }
    }
}
