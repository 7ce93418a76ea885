using System.Security.Cryptography;
using StudentActors.Domain.Dropouts;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Students;
using StudentActors.Storage.Cases;
using StudentActors.Storage.Dropouts;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Sealing;
using StudentActors.Storage.Tests.Registry;

namespace StudentActors.Storage.Tests.Sealing;

/// <summary>A re-sealing reaches every record, in pieces, beside a registry that writes; events stay as they were.</summary>
public abstract class ResealingTests(RegistryDatabase database)
{
    private static readonly AuthorityCode[] Anhui = [AuthorityCode.Parse("340000")];

    private readonly Children _children = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Broken_off_and_begun_again_it_reaches_every_record_and_no_event()
    {
        var school = Registry.Schools.New();
        var pupils = new List<(StudentRecord Record, CommitUnit Unit)>();
        for (var i = 0; i < 9; i++)
            pupils.Add(_children.Enrol(school));
        var (dossier, opened) = Dossier.New(Anhui[0]).Change();
        var content = _children.Keys.Seal(Anhui[0], dossier.Id, "{}"u8);
        opened = opened with { Record = opened.Record with { Payload = content } };
        await database.Store.CommitManyAsync([.. pupils.Select(pupil => pupil.Unit), opened], Token);
        var review = new DropoutReview(
            new ReviewPeriod(ReviewKind.Quarter, 2026, 3), new ReviewFigures(1, 2, 3), ReviewLedger.Empty, "已核实", "officer", Pupil.Noon, false);
        var reviews = (IDropoutReviewStore)database.Store;
        var made = Registry.Reviews.Make(Anhui[0], review.Period, new RecordCodec(_children.Keys).Seal(Anhui[0], review));
        Assert.IsType<CommitOutcome.Committed>(await database.Store.CommitAsync(made, Token));
        _children.Content = _children.Content.Rotate(Anhui, default);
        var keys = _children.Keys;

        using var killed = CancellationTokenSource.CreateLinkedTokenSource(Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Resealing(database.Tables(), keys, slice: 4).RunAsync(_ => killed.Cancel(), killed.Token));
        var (moved, move) = _children.Move(pupils[^1].Record, pupils[^1].Unit.Events[0].Hash);
        Assert.IsType<CommitOutcome.Committed>(await database.Store.CommitAsync(move, Token));
        var end = await new Resealing(database.Tables(), keys, slice: 4).RunAsync(_ => { }, Token);

        Assert.True(end.Done);
        Assert.Equal((11, keys.Edition), (end.Records, end.Edition));
        Assert.InRange(end.Resealed, 10, 11);
        Assert.Equal(end, await new Resealing(database.Tables(), keys).ReadProgressAsync(Token));
        foreach (var (record, unit) in pupils)
        {
            var stored = (await database.Store.FindStudentAsync(record.Id, Token))!;
            Assert.Equal(2, stored.Payload[3]);
            Assert.Equal(record.Name, new RecordCodec(keys).OpenStudent(record.Id, stored.Payload).Name);
            var first = (await database.Store.ReadEventsAsync(record.Id.Guid, 0, 1, Token)).Single().Event;
            Assert.Equal(unit.Events[0].Payload, first.Payload);
        }

        var resealed = (await ((ICaseStore)database.Store).FindCaseAsync(dossier.Case, Token))!.Payload;
        Assert.Equal(2, resealed[3]);
        Assert.Equal("{}"u8, keys.Open(dossier.Id, resealed));
        var key = new ReviewKey(Anhui[0], review.Period);
        var resealedReview = (await reviews.FindReviewAsync(key, Token))!.Payload;
        Assert.Equal(2, resealedReview[3]);
        Assert.Equal(review, new RecordCodec(keys).OpenReview(key, resealedReview));
        Assert.Equal("明光路", new RecordCodec(keys).OpenStudent(moved.Id, (await database.Store.FindStudentAsync(moved.Id, Token))!.Payload).Basic.Address);
        Assert.Empty((await database.Inspection().FollowChainsAsync(null, Token)).Broken);

        var again = await new Resealing(database.Tables(), keys).RunAsync(_ => { }, Token);
        Assert.Equal((11, 0), (again.Records, again.Resealed));
        var another = KeyRingContent.Create().Rotate(Anhui, default).Rotate(Anhui, default).ToRing(TimeProvider.System);
        await Assert.ThrowsAnyAsync<CryptographicException>(() => new Resealing(database.Tables(), another).RunAsync(_ => { }, Token));
    }
}

public sealed class SqliteResealingTests(SqliteRegistryDatabase database) : ResealingTests(database), IClassFixture<SqliteRegistryDatabase>;

public sealed class PostgreSqlResealingTests(PostgreSqlRegistryDatabase database) : ResealingTests(database), IClassFixture<PostgreSqlRegistryDatabase>;
