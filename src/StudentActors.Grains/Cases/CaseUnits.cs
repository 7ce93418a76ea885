using StudentActors.Domain.Accounts;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;
using StudentActors.Domain.StatusChanges;
using StudentActors.Domain.Transfers;
using StudentActors.Storage.Cases;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Sealing;

namespace StudentActors.Grains.Cases;

/// <summary>Puts together what is committed of a case: the sealed record, the linked events, the deadlines that it now has.</summary>
internal sealed class CaseUnits(RecordCodec codec)
{
    /// <param name="turn">The record as it is, and what was decided.</param>
    /// <param name="consequences">What follows from that by itself.</param>
    public CasePart Change(CaseTurn turn, IEnumerable<CaseEvent> consequences, WorkingCalendar calendar)
    {
        var steps = new List<CaseChange>();
        var links = new List<EventWrite>();
        var (record, head) = (turn.Record, turn.HeadHash);
        foreach (var (change, actor) in turn.Changes.Items.Select(change => (change, turn.Actor))
            .Concat(consequences.Select(change => (change, SuspensionExpiry.Registry))))
        {
            var after = CaseRecord.Apply(record, change);
            var payload = codec.Seal(after.Id, after.Place.HomeAuthority, change);
            var link = EventChain.Link(after.Id.Guid, after.Version, change.Kind, change.At, actor, payload, head);
            steps.Add(new CaseChange(record, after, change));
            links.Add(link);
            (record, head) = (after, link.Hash);
        }

        var write = new CaseWrite(record!.Id.Guid, turn.Record?.Version ?? 0, record.Version, codec.Seal(record), head, Columns(record));
        var answer = turn.Operation is { } operation
            ? new AnswerWrite(new OperationKey(operation.Id, operation.RequestHash), steps[0].Change.At)
            : null;
        return new CasePart(record, steps, new JoinedWrite(write, links, [.. Deadlines(turn.Record, record, calendar)]), answer);
    }

    private static IEnumerable<DeadlineWrite> Deadlines(CaseRecord? before, CaseRecord after, WorkingCalendar calendar)
    {
        var current = CaseDeadlines.Of(after, calendar);
        var old = before is null ? [] : CaseDeadlines.Of(before, calendar);
        foreach (var gone in old.Where(gone => current.All(deadline => deadline.Kind != gone.Kind)))
        {
            yield return new DeadlineWrite(CaseDeadlineKinds.Stored(after.Type, gone.Kind), null, gone.Generation);
        }

        foreach (var deadline in current.Where(deadline => !old.Contains(deadline)))
        {
            yield return new DeadlineWrite(CaseDeadlineKinds.Stored(after.Type, deadline.Kind), deadline.DueAt, deadline.Generation);
        }
    }

    private static CaseColumns Columns(CaseRecord record)
    {
        var (school, authority) = Scope(record);
        return new CaseColumns(
            record.Type,
            record.State,
            record.Released,
            record.Student,
            school,
            authority,
            record.Holder is { DueAt: { } due } step
                ? new HeldStep(
                    step.Office, step.Authority, step.Party, due, step.Overdue, step.Provisional,
                    step.EscalatedTo.Count > 0 ? step.EscalatedTo[^1] : null)
                : FileOwed(record),
            record.PlaceHeld is { } place ? new HeldPlace(place.School, place.Class) : null,
            record.OpenedAt);
    }

    // No step of the case, which is over; but it is late, and its authority hears of it.
    private static HeldStep? FileOwed(CaseRecord record) => PaperFiles.Owed(record) is { OverdueSince: not null } file
        ? new HeldStep(
            Office.Of(record.Place.School), record.Place.HomeAuthority, CaseParty.FileSender, ChinaTime.StartOf(file.DueDate.AddDays(1)), true, false,
            record.Place.HomeAuthority)
        : null;

    // The change feed of whoever started the case; the student's own events are in the feed of the student's school.
    private static (SchoolCode School, AuthorityCode Authority) Scope(CaseRecord record) =>
        record.Starter.School is { } school && record.Steps.FirstOrDefault(step => step.Office == record.Starter) is { } step
            ? (school, step.Authority)
            : (record.Place.School, record.Place.HomeAuthority);
}
