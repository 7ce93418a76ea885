using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;
using StudentActors.Contracts;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Cases;
using StudentActors.Contracts.Regions;
using StudentActors.Contracts.Schools;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Complaints;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.StatusChanges;
using StudentActors.Domain.Students;
using StudentActors.Domain.TermChecks;
using StudentActors.Grains.Schools;
using StudentActors.Grains.Students;
using StudentActors.Storage.Cases;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Sealing;
using StudentActors.Storage.Students;

namespace StudentActors.Grains.Cases;

// Reentrant: a worker keeps nothing between calls, and there are only as many workers as processors.
[StatelessWorker, Reentrant]
internal sealed class CaseDeskGrain(
    IRegistryStore store,
    ICaseStore cases,
    RecordCodec codec,
    IKeyRing keys,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time) : Grain, ICaseDeskGrain
{
    private const int LargestPage = 500;

    public async Task<Answer<CaseView>> Start(StartCase command, CancellationToken cancellationToken)
    {
        if (command.Caller.MayNot(Permission.StartCases) is { } refusal)
        {
            return refusal;
        }

        var check = StatusChangeCheck.Check(command.Form, ChinaTime.Today(time));
        if (!check.Accepted)
        {
            return check.Refusal;
        }

        if (await FindAsync(check.Value.StudentNumber, cancellationToken) is not { } student)
        {
            return Refusal.Of(RuleBook.StudentNotFound, "student.studentNumber");
        }

        if (TermVerification.Blocks(check.Value.Type)
            && await GrainFactory.GetGrain<ISchoolReporting>(GrainKeys.School(student.Columns.School))
                .RefuseUnverified(check.Value.Type, command.Caller, command.Operation, cancellationToken) is { } refused)
        {
            return refused;
        }

        StoredStudent? other = null;
        if (check.Value.OtherStudent is { } number && (other = await FindAsync(number, cancellationToken)) is null)
        {
            return Refusal.Of(RuleBook.StudentNotFound, "otherStudentNumber");
        }

        var order = new StatusChangeOrder(
            command.Caller, command.Operation, command.Form, student.Id, null,
            other is null ? null : CasePlace.Of(codec.OpenStudent(other.Id, other.Payload).Place), other?.Id);
        var classId = check.Value.Class ?? student.Columns.Class;
        if (classId != student.Columns.Class || check.Value.Type == CaseType.RecordUnmerge)
        {
            var school = GrainFactory.GetGrain<ISchoolPlaces>(GrainKeys.School(student.Columns.School));
            return await school.StartStatusChange(order, classId, cancellationToken);
        }

        var id = CaseId.Of(student.Id, command.Operation.Id);
        return await GrainFactory.GetGrain<IStatusChangeStart>(id.Guid).Start(order, cancellationToken);
    }

    public async Task<Answer<CaseView>> StartComplaint(StartComplaint command, CancellationToken cancellationToken)
    {
        if (command.Caller.MayNot(Permission.StartCases) is { } refusal)
        {
            return refusal;
        }

        var check = ComplaintCheck.Check(command.Form);
        if (!check.Accepted)
        {
            return check.Refusal;
        }

        StudentId student;
        if (check.Value.Case is { } id)
        {
            if (await cases.FindCaseAsync(id, cancellationToken) is not { } about)
            {
                return Refusal.Of(RuleBook.CaseNotFound);
            }

            student = about.Columns.Student;
        }
        else if (await FindAsync(check.Value.Student!.Number, cancellationToken) is { } found)
        {
            student = found.Id;
        }
        else
        {
            return Refusal.Of(RuleBook.StudentNotFound, "student.studentNumber");
        }

        if (await FindAuthorityAsync(command.Caller.Office, cancellationToken) is not { } own)
        {
            return Refusal.Of(RuleBook.OfficeNotAllowed);
        }

        if (await FindAuthorityAsync(check.Value.Against, cancellationToken) is not { } against)
        {
            return Refusal.Of(check.Value.Against.School is null ? RuleBook.RegionNotFound : RuleBook.SchoolNotFound, "against");
        }

        return await GrainFactory.GetGrain<IStatusChangeStart>(CaseId.Of(student, command.Operation.Id).Guid).StartComplaint(
            new ComplaintOrder(command.Caller, command.Operation, command.Form, student, own, against), cancellationToken);
    }

    public async Task<Answer<TaskPage>> ReadTasks(ReadTasks query, CancellationToken cancellationToken)
    {
        if (query.Caller.MayNot(Permission.ReadCases) is { } refusal)
        {
            return refusal;
        }

        TaskPosition? after = null;
        if (query.PageToken is not null && !TaskTokens.TryRead(query.PageToken, out after))
        {
            return Refusal.Of(RuleBook.PageToken, "pageToken");
        }

        var size = Math.Clamp(query.PageSize, 1, LargestPage);
        var rows = await cases.ReadTasksAsync(new TaskQuery(query.Caller.Office, query.OverdueOnly, after, size + 1), cancellationToken);
        return new TaskPage(
            [.. rows.Take(size).Select(Task)],
            rows.Count > size ? TaskTokens.Write(new TaskPosition(rows[size - 1].Columns.Held!.DueAt, rows[size - 1].Id)) : null)
        {
            Duties = after is null ? await DutiesAsync(query, cancellationToken) : [],
        };
    }

    private async Task<ImmutableArray<DutyView>> DutiesAsync(ReadTasks query, CancellationToken cancellationToken)
    {
        var office = query.Caller.Office;
        var duties = office.School is { } school
            ? await GrainFactory.GetGrain<ISchoolGrain>(GrainKeys.School(school)).ReadDuties(query.Caller, cancellationToken)
            : await GrainFactory.GetGrain<IRegionGrain>(GrainKeys.Region(office.Authority!.Value))
                .ReadDuties(query.Caller, query.OverdueOnly, cancellationToken);
        return [.. (duties.Value?.Items ?? []).Where(duty => duty.Overdue || !query.OverdueOnly)];
    }

    private async Task<StoredStudent?> FindAsync(StudentNumber number, CancellationToken cancellationToken) =>
        await store.FindClaimAsync(StudentClaims.Number(keys, number), cancellationToken) is { } id
            ? await store.FindStudentAsync(new StudentId(id), cancellationToken)
            : null;

    /// <summary>The authority itself, or the home authority of a school; <c>null</c> where there is no such office.</summary>
    private async Task<AuthorityCode?> FindAuthorityAsync(Office office, CancellationToken cancellationToken) =>
        office.School is { } school ? (await store.FindSchoolAsync(school, cancellationToken))?.Authority
        : AuthorityTable.Find(office.Authority!.Value)?.Code;

    private TaskView Task(StoredCase row)
    {
        var (record, held) = (codec.OpenCase(row.Id, row.Payload), row.Columns.Held!);
        return new TaskView
        {
            Case = row.Id,
            Type = row.Columns.Type,
            Student = row.Columns.Student,
            School = record.Place.School,
            ToSchool = record.Effect.NewPlace is { } place && place.School != record.Place.School ? place.School : null,
            Party = held.Party,
            Office = held.Office,
            DueDate = record.Holder?.DueDate ?? record.PaperFile?.DueDate ?? ChinaTime.DateOf(held.DueAt),
            Overdue = held.Overdue,
            EscalatedTo = held.EscalatedTo,
            OpenedAt = row.Columns.OpenedAt,
        };
    }
}
