using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Students;
using StudentActors.Grains.Cases;
using StudentActors.Grains.Schools;
using StudentActors.Grains.Tests.Clusters;
using StudentActors.Grains.Tests.Samples;
using StudentActors.Storage.Sealing;

namespace StudentActors.Grains.Tests.Cases;

/// <summary>What a case and its student say to each other is the same in another silo.</summary>
public sealed class CaseTurnWireTests(RegistryCluster cluster) : IClassFixture<RegistryCluster>
{
    private readonly Serializer _serializer = new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer>();

    [Fact]
    public async Task A_turn_and_its_answer_arrive_as_they_were_sent()
    {
        var transfer = await SampleTransfer.PrepareAsync(cluster);
        var completed = await transfer.CompletedAsync();
        var codec = new RecordCodec(cluster.Keys);
        var events = (await cluster.Store.ReadEventsAsync(completed.Id.Guid, 0, 100, default))
            .Select(stored => codec.OpenCaseEvent(completed.Id, stored.Event.Payload)).ToList();
        var record = events.Aggregate((CaseRecord?)null, CaseRecord.Apply)!;
        var turn = new CaseTurn(record, [1, 2, 3], new CaseEvents(events), Operations.New(), "registrar");
        var student = codec.OpenStudent(
            record.Student, (await cluster.Store.FindStudentAsync(record.Student, default))!.Payload);
        var shift = new SeatShift(Seat.Of(student), Seat.Of(student) with { Status = StudentStatus.Suspended });

        var sent = _serializer.Deserialize<CaseTurn>(_serializer.SerializeToArray(turn))!;
        var done = _serializer.Deserialize<CaseTurned>(_serializer.SerializeToArray(CaseTurned.Done(record, [4]) with { Shift = shift }))!;
        var known = _serializer.Deserialize<KnownStudent>(_serializer.SerializeToArray(new KnownStudent(student)))!;
        var nobody = _serializer.Deserialize<KnownStudent>(_serializer.SerializeToArray(new KnownStudent(null)))!;

        Same(record, sent.Record);
        Same(turn.Changes.Items, sent.Changes.Items);
        Assert.Equal(turn.HeadHash, sent.HeadHash);
        Assert.Equal((turn.Operation!.Id, turn.Actor), (sent.Operation!.Id, sent.Actor));
        Assert.Equal(CaseTurnOutcome.Committed, done.Outcome);
        Same(record, done.Record);
        Assert.Equal(shift, done.Shift);
        Same(student, known.Record);
        Assert.Null(nobody.Record);
    }

    private static void Same<T>(T expected, T actual) => Assert.Equal(JsonSerializer.Serialize(expected), JsonSerializer.Serialize(actual));
}
