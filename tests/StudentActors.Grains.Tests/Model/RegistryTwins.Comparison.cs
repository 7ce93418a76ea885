using System.Text.Json;
using StudentActors.Contracts.Cases;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Students;
using StudentActors.Storage.Deadlines;

namespace StudentActors.Grains.Tests.Model;

/// <summary>That both twins have stored the same, and show it to every office.</summary>
internal sealed partial class RegistryTwins
{
    private async Task CompareAsync(string after)
    {
        foreach (var pupil in _model.Students)
        {
            var stored = await _cluster.Store.FindStudentAsync(pupil.Record.Id, default);
            Equal(after, pupil.Record, _codec.OpenStudent(pupil.Record.Id, stored!.Payload));
            var events = await _cluster.Store.ReadEventsAsync(pupil.Record.Id.Guid, 0, 1_000, default);
            Equal(after, pupil.Events, events.Select(line => _codec.OpenStudentEvent(pupil.Record.Id, line.Event.Payload)).ToList());
        }

        foreach (var one in _model.Cases)
        {
            await CompareAsync(after, one);
        }

        var owners = _model.Students.Select(pupil => pupil.Record.Id.Guid).Concat(_model.Cases.Select(one => one.Record.Id.Guid));
        var deadlines = new List<StoredDeadline>();
        foreach (var owner in owners)
        {
            deadlines.AddRange(await _cluster.Deadlines.ReadOfAsync(owner, default));
        }

        Equal(
            after, _model.Deadlines(),
            deadlines.OrderBy(deadline => deadline.DueAt).ThenBy(deadline => deadline.Key.Owner).ThenBy(deadline => deadline.Key.Kind).ToList());
        if (_model.Settled)
        {
            foreach (var school in _schools)
            {
                Assert.Equal(
                    _model.Students.Count(pupil => pupil.Record.Status.IsLive() && pupil.Record.Place.School == school.Code),
                    await school.StudentsAsync());
            }
        }
    }

    private async Task CompareAsync(string after, ModelCase one)
    {
        var id = one.Record.Id;
        var stored = (await _cluster.Cases.FindCaseAsync(id, default))!;
        var record = _codec.OpenCase(id, stored.Payload);
        var events = (await _cluster.Store.ReadEventsAsync(id.Guid, 0, 1_000, default))
            .Select(line => _codec.OpenCaseEvent(id, line.Event.Payload)).ToList();
        if (events.OfType<CaseCompleted>().SingleOrDefault()?.Snapshot is { } snapshot)
        {
            // The sending school's copy is the record as it was before the move.
            var pupil = _model.Students.Single(found => found.Record.Id == record.Student);
            var before = pupil.Events.Take(snapshot.Version).Aggregate((StudentRecord?)null, StudentRecord.Apply);
            Equal(after, before!, _codec.OpenStudent(record.Student, Convert.FromBase64String(snapshot.Content)));
        }

        Equal(after, one.Record, record);
        Equal(after, one.Events, events.Select(Blanked).ToList());
        foreach (var caller in OfficesOf(one))
        {
            var view = await Grain(one).Read(caller, default);
            var expected = CaseAccess.MayNotSee(one.Record, caller) is { } unseen ? Told.Refused(unseen) : Told.Case(CaseViews.Of(one.Record, caller));
            Equal(after, expected, Hear(view, Told.Case));
        }
    }

    private static void Equal<T>(string after, T expected, T actual)
    {
        var (one, other) = (JsonSerializer.Serialize(expected, JsonSerializerOptions.Web), JsonSerializer.Serialize(actual, JsonSerializerOptions.Web));
        var at = one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
        Assert.True(one == other, $"After '{after}' the model has\n…{one[Math.Max(0, at - 150)..]}\nand the registry\n…{other[Math.Max(0, at - 150)..]}");
    }

    // What is sealed is never the same twice.
    private static CaseEvent Blanked(CaseEvent change) =>
        change is CaseCompleted { Snapshot: { } snapshot } completed
            ? completed with { Snapshot = snapshot with { Content = string.Empty } }
            : change;
}
