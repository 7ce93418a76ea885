using Orleans;
using Orleans.Runtime;
using StudentActors.Contracts.Schools;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Identity;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Students;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Sealing;

namespace StudentActors.Benchmarks.Baselines.StockOrleans;

internal sealed class StockStudentGrain(
    [PersistentState("stock-student", StockOrleansBaseline.Storage)] IPersistentState<StockStudent> state,
    IKeyRing keys,
    RecordCodec codec,
    TimeProvider time) : Grain, IStockStudentGrain
{
    private const int StageYears = 6;
    private static readonly IdentityPolicy Identity = new(AllowSynthetic: true);
    private static readonly AuthorityCode Authority = AuthorityCode.Parse("340102");

    public async Task<StudentNumber> Enrol(EnrolStudent command)
    {
        var check = EnrolmentCheck.Check(command.Form, ChinaTime.Today(time), Identity);
        if (!check.Accepted || check.Value.Document is null
            || command.Caller.MayNot(Permission.EnrolStudents, check.Value.School, Authority) is not null || state.RecordExists)
        {
            throw new InvalidOperationException("The enrolment is refused.");
        }

        var application = check.Value;
        var student = new StudentId(this.GetPrimaryKey());
        var identity = GrainFactory.GetGrain<IStockIdentityGrain>(keys.BlindIndex("document", application.Document.ClaimText));
        if (!await identity.TryTake(student.Guid))
        {
            throw new InvalidOperationException("Another student holds the document.");
        }

        var place = new PlaceOfStudy(application.School, Authority, application.Class, StageYears);
        var enrolled = Enrolment.Decide(student, application, place, [], Random.Shared.Next(900, 1000));
        var record = StudentRecord.Apply(null, enrolled);
        var link = EventChain.Link(
            student.Guid, 1, enrolled.Kind, time.GetUtcNow(), command.Caller.Account, codec.Seal(student, Authority, enrolled), EventChain.Start);
        state.State.Record = codec.Seal(record);
        state.State.Events.Add(new StockEvent(link.Kind, link.At, link.Actor, link.Payload, link.Hash));
        state.State.Operations[command.Operation.Id] = command.Operation.RequestHash;
        await state.WriteStateAsync();
        return record.Number;
    }
}

[GenerateSerializer, Alias("bench.StockStudent")]
internal sealed class StockStudent
{
    [Id(0)]
    public byte[] Record { get; set; } = [];

    [Id(1)]
    public List<StockEvent> Events { get; } = [];

    /// <summary>Hash of the request of each operation that has been done.</summary>
    [Id(2)]
    public Dictionary<Guid, byte[]> Operations { get; } = [];
}

[GenerateSerializer, Immutable, Alias("bench.StockEvent")]
internal sealed record StockEvent(
    [property: Id(0)] string Kind,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] string Actor,
    [property: Id(3)] byte[] Payload,
    [property: Id(4)] byte[] Hash);
