using System.Collections.Immutable;
using System.Security.Cryptography;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Cases;
using StudentActors.Contracts.Schools;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Rules;
using StudentActors.Domain.StatusChanges;
using StudentActors.Domain.Students;
using StudentActors.Domain.Transfers;
using StudentActors.Grains.Deadlines;
using StudentActors.Grains.Students;
using StudentActors.Grains.Tests.Samples;
using StudentActors.Storage.Deadlines;
using StudentActors.Storage.Sealing;
using SampleSchool = StudentActors.Grains.Tests.Samples.SampleSchool;

namespace StudentActors.Grains.Tests.Model;

/// <summary>
/// The model and the real actors, side by side: every act is done to both, with the same trouble on the way, and afterwards both have said and
/// stored the same: answers, refusals, records, events, deadlines, and what each office may do now.
/// </summary>
internal sealed partial class RegistryTwins : IAsyncDisposable
{
    private static readonly TimeSpan AskFailedAgainAfter = TimeSpan.FromSeconds(5);

    private readonly ModelCluster _cluster = new();
    private readonly List<(Func<Task> Act, string Name)> _asked = [];
    private readonly List<SampleSchool> _schools = [];
    private RecordCodec _codec = null!;
    private RegistryModel _model = null!;
    private int _proofs;

    public static async Task<RegistryTwins> StartAsync()
    {
        var twins = new RegistryTwins();
        await twins._cluster.InitializeAsync();
        await twins.OpenSchoolsAsync();
        return twins;
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    public Task EnrolAsync(int school, Trouble trouble)
    {
        var (real, model) = SchoolAt(school);
        var form = real.NewChild();
        var caller = Staff.Registrar(real.Code);
        var operation = Operations.New();
        return ActAsync(
            "enrol",
            trouble with { Again = true },
            async () => Hear(await real.EnrolAsync(form, operation, caller), view => Told.Student(view.Student!.Id)),
            () => _model.Enrol(caller, operation.Id, form, model),
            model);
    }

    public Task TransferAsync(int student, int school, bool byAnother, Trouble trouble)
    {
        if (StudentAt(student) is not { } pupil)
        {
            return Task.CompletedTask;
        }

        var (real, model) = SchoolAt(school);
        var caller = Staff.Registrar(byAnother ? SchoolAt(school + 1).Real.Code : real.Code);
        var operation = Operations.New();
        var form = new TransferForm
        {
            StudentNumber = pupil.Record.Number.Value,
            Name = pupil.Record.Name,
            ToClass = real.Class.Value,
            Reason = "随父母迁居",
        };
        return ActAsync(
            "transfer",
            trouble,
            async () => Hear(await real.Grain.StartTransfer(new StartTransfer(caller, operation, form), default), Told.Case),
            () => _model.StartTransfer(caller, operation.Id, form, model),
            model);
    }

    public Task StartAsync(string type, int student, int office, int months, Trouble trouble)
    {
        if (StudentAt(student) is not { } pupil)
        {
            return Task.CompletedTask;
        }

        var today = Text(0);
        var form = new CaseForm
        {
            Type = type,
            StudentNumber = pupil.Record.Number.Value,
            Name = months == 7 ? "另一人" : pupil.Record.Name,
            Reason = "家长申请",
            Date = type == "keyDataChange" ? null : today,
            Until = type == "suspension" ? Text(months * 30) : null,
            Outcome = type == "graduation" ? "graduated" : null,
            Country = type == "goingAbroad" ? "FR" : null,
            KeyData = type == "keyDataChange" ? new KeyDataForm($"新名{_asked.Count}号", null, null, null) : null,
        };
        var caller = office switch
        {
            0 => Staff.Officer(pupil.Record.Place.HomeAuthority),
            1 => Staff.Registrar(SchoolAt(student).Real.Code),
            _ => Staff.Registrar(pupil.Record.Place.School),
        };
        var operation = Operations.New();
        return ActAsync(
            type,
            trouble,
            async () => Hear(await _cluster.Grains.GetGrain<ICaseDeskGrain>(0).Start(new StartCase(caller, operation, form), default), Told.Case),
            () => _model.StartCase(caller, operation.Id, form));
    }

    /// <summary>An office decides: mostly the one whose turn it is.</summary>
    public Task DecideAsync(int index, int office, bool approve, Trouble trouble)
    {
        if (CaseAt(index) is not { } one)
        {
            return Task.CompletedTask;
        }

        var offices = OfficesOf(one);
        var caller = office < offices.Length || one.Record.Holder is not { } holder ? offices[office % offices.Length] : Of(holder.Office);
        var operation = Operations.New();
        var decision = new CaseDecision(approve ? "approve" : "refuse", approve ? null : "材料不全");
        return ActAsync(
            "decide",
            trouble,
            async () => Hear(await Grain(one).Decide(new DecideCase(caller, operation, decision), default), Told.Case),
            () => _model.Decide(one, caller, operation.Id, decision));
    }

    public Task WithdrawAsync(int index, int office, Trouble trouble)
    {
        if (CaseAt(index) is not { } one)
        {
            return Task.CompletedTask;
        }

        var offices = OfficesOf(one);
        var caller = office < offices.Length ? offices[office] : Of(one.Record.Starter);
        var reason = office % 2 == 0 ? "长期无人办理" : null;
        var operation = Operations.New();
        return ActAsync(
            "withdraw",
            trouble,
            async () => Hear(await Grain(one).Withdraw(new WithdrawCase(caller, operation, reason), default), Told.Case),
            () => _model.Withdraw(one, caller, operation.Id, reason));
    }

    /// <summary>An office notes that the paper file was handed over: mostly the sending school, and mostly in the past.</summary>
    public Task HandOverAsync(int index, int office, int daysAgo, Trouble trouble)
    {
        if (CaseAt(index) is not { } one || !one.Record.Type.IsMove())
        {
            return Task.CompletedTask;
        }

        var offices = OfficesOf(one);
        var caller = office < offices.Length ? offices[office] : Staff.Registrar(one.Record.Place.School);
        var date = Text(-daysAgo);
        var operation = Operations.New();
        return ActAsync(
            "hand over",
            trouble,
            async () => Hear(
                await _cluster.Grains.GetGrain<ITransferGrain>(one.Record.Id.Guid).HandOverFile(new HandOverFile(caller, operation, date), default),
                Told.Case),
            () => _model.HandOver(one, caller, operation.Id, date));
    }

    public Task AttachAsync(int index, Trouble trouble)
    {
        if (CaseAt(index) is not { } one)
        {
            return Task.CompletedTask;
        }

        var caller = Of(one.Record.Starter);
        var operation = Operations.New();
        byte[] content = [.. "%PDF-1.7 "u8, .. BitConverter.GetBytes(++_proofs)];
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        return ActAsync(
            "attach",
            trouble,
            async () => Hear(await Grain(one).AttachEvidence(new AttachEvidence(caller, operation, "证明.pdf", content), default), Told.Proof),
            () => _model.Attach(one, caller, operation.Id, "证明.pdf", content, hash));
    }

    /// <summary>Somebody sends again what was sent before.</summary>
    public Task RepeatAsync(int index) => _asked.Count == 0 ? Task.CompletedTask : _asked[index % _asked.Count].Act();

    public Task ForgetAsync() => _cluster.ForgetAsync();

    /// <summary>The clock runs on, and whatever falls due on the way is acted on. The first commit of that may fail.</summary>
    public async Task WaitAsync(TimeSpan time, Trouble trouble)
    {
        var until = _model.Now + time;
        while (_model.Deadlines() is [{ } next, ..] && next.DueAt <= until)
        {
            MoveTo(next.DueAt);
            await FireAsync(next, trouble.Fault);
            await CompareAsync("deadline");
            trouble = trouble with { Kind = TroubleKind.None };
        }

        MoveTo(until);
    }

    /// <summary>After a long silence everything has ended or is overdue up to the nation, and the rows say the same as the records.</summary>
    public async Task CheckEndAsync()
    {
        await WaitAsync(TimeSpan.FromDays(120), new Trouble(TroubleKind.None, 0, false));
        await CompareAsync("end");
        Assert.True(_model.Settled, "Something that was begun was never carried on.");

        // A suspension that ran out on the way has opened a case of its own since.
        Assert.All(
            _model.Cases.Select(one => one.Record.Holder).Where(step => step?.OpenedAt < _model.Now.AddDays(-90)),
            step => Assert.True(step is { Overdue: true, EscalatedTo: [.., { Value: "000000" }] }));
        Assert.Empty(await _cluster.FindViolationsAsync());
        Assert.Empty((await _cluster.Inspection.FollowChainsAsync(null, default)).Broken);
    }

    private async Task OpenSchoolsAsync()
    {
        foreach (var (authority, capacity) in new[] { ("340102", 3), ("340102", 2), ("340103", 2), ("530102", 2) })
        {
            _schools.Add(await SampleSchool.OpenAsync(_cluster, capacity, authority));
        }

        _codec = new RecordCodec(_cluster.Keys);
        var records = await Task.WhenAll(_schools.Select(async school =>
            _codec.OpenSchool(school.Code, (await _cluster.Store.FindSchoolAsync(school.Code, default))!.Payload)));
        _model = new RegistryModel(
            [.. records.Zip(_schools, (record, school) => new ModelSchool(record, school.Class, record.Class(school.Class)!.Capacity))],
            (application, operation) => StudentIds.For(_cluster.Keys, application, new Operation(operation, [])))
        {
            Now = _cluster.Time.GetUtcNow(),
        };
    }

    private async Task ActAsync(string name, Trouble trouble, Func<Task<Told>> real, Func<Told> model, ModelSchool? school = null)
    {
        _asked.Add((() => TwiceAsync(new Trouble(TroubleKind.None, 0, false)), name));
        var heard = await TwiceAsync(trouble);
        if (!heard && trouble.Again)
        {
            Assert.True(await TwiceAsync(trouble with { Kind = TroubleKind.None }), $"{name} was left without an answer and without a reason.");
        }

        async Task<bool> TwiceAsync(Trouble now)
        {
            var answers = await SendAsync(real, now);
            if (answers is [{ Rule: { } rule }, ..] && rule == RuleBook.ClassFull.Id && school is not null && _model.IsUnsettled(school))
            {
                return true;
            }

            var expected = _model.Try(now.Fault, model);
            Assert.All(answers, answer => Equal($"{name}{now}", expected, answer));
            await CompareAsync(name);
            return expected is not null;
        }
    }

    // What is heard of one request, or of the two that it arrived as.
    private async Task<IReadOnlyList<Told?>> SendAsync(Func<Task<Told>> request, Trouble trouble)
    {
        var store = _cluster.Store;
        try
        {
            switch (trouble.Kind)
            {
                case TroubleKind.FailBefore or TroubleKind.FailAfter:
                    store.FailCommit(trouble.Commit, trouble.Kind == TroubleKind.FailAfter);
                    return [await HearAsync(request)];

                case TroubleKind.Duplicate:
                    return await Task.WhenAll(HearAsync(request), HearAsync(request));

                case TroubleKind.Delay:
                    var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                    var held = store.HoldCommit(trouble.Commit, gate.Task);
                    var first = HearAsync(request);
                    await Task.WhenAny(held, first);
                    var second = HearAsync(request);
                    gate.SetResult();
                    return await Task.WhenAll(first, second);

                default:
                    return [await HearAsync(request)];
            }
        }
        finally
        {
            store.Heal();
        }
    }

    private static async Task<Told?> HearAsync(Func<Task<Told>> request)
    {
        try
        {
            return await request();
        }
        catch (RegistryUnavailableException)
        {
            return null;
        }
    }

    private static Told Hear<T>(Answer<T> answer, Func<T, Told> value) where T : class =>
        answer.Refusal is { } refusal ? Told.Refused(refusal, answer.Value as CaseView) : value(answer.Value!);

    // As the watchers of deadlines do: what an owner has answered is done with, what it puts off or fails at is asked again later.
    private async Task FireAsync(StoredDeadline deadline, CommitFault? fault)
    {
        var key = deadline.Key;
        var expected = _model.Try(fault, () => _model.OnDeadline(key));
        if (fault is not null)
        {
            _cluster.Store.FailCommit(fault.Number, fault.After);
        }

        Asked? asked;
        try
        {
            asked = new Asked(await DeadlineOwners.Find(_cluster.Grains, key)!.OnDeadline(key.Kind, key.Generation, default));
        }
        catch (RegistryUnavailableException)
        {
            asked = null;
        }

        _cluster.Store.Heal();
        Same.Content(expected, asked);
        if (asked is { Again: null })
        {
            _model.Done(key);
            await _cluster.Deadlines.DeleteAsync([key], default);
            return;
        }

        var attempts = asked is null ? deadline.Attempts + 1 : 0;
        var again = asked?.Again ?? (_model.Now + AskFailedAgainAfter);
        _model.Postpone(key, again, attempts);
        await _cluster.Deadlines.PostponeAsync([new DeadlinePostponement(key, again, attempts)], default);
    }

    private void MoveTo(DateTimeOffset moment)
    {
        if (moment > _model.Now)
        {
            _cluster.Time.Advance(moment - _model.Now);
            _model.Now = _cluster.Time.GetUtcNow();
        }
    }

    private (SampleSchool Real, ModelSchool Model) SchoolAt(int index) =>
        (_schools[index % _schools.Count], _model.Schools[index % _schools.Count]);

    private ModelStudent? StudentAt(int index) => _model.Students.Count == 0 ? null : _model.Students[index % _model.Students.Count];

    // The latest first, since most of what is tried concerns a case that is still open.
    private ModelCase? CaseAt(int index) => _model.Cases.Count == 0 ? null : _model.Cases[^(1 + (index % _model.Cases.Count))];

    private ImmutableArray<Caller> OfficesOf(ModelCase one) =>
    [
        .. one.Record.Steps.Select(step => step.Office).Append(one.Record.Starter).Distinct().Select(Of),
        .. _schools.Take(1).Select(school => Staff.Registrar(school.Code)),
        Staff.Officer(Domain.Regions.AuthorityCode.Parse("340100")),
    ];

    private static Caller Of(Office office) => office.School is { } school
        ? Staff.Registrar(school)
        : Staff.Officer(office.Authority!.Value);

    private ICaseGrain Grain(ModelCase one) => one.Record.Type.IsMove()
        ? _cluster.Grains.GetGrain<ITransferGrain>(one.Record.Id.Guid)
        : _cluster.Grains.GetGrain<IStatusChangeGrain>(one.Record.Id.Guid);

    private string Text(int days) => Domain.Calendar.ChinaTime.DateOf(_model.Now).AddDays(days).ToString("yyyy-MM-dd", null);
}
