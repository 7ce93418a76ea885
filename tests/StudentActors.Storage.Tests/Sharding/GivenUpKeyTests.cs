using System.Diagnostics;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Sharding;
using StudentActors.Storage.Tests.Registry;

namespace StudentActors.Storage.Tests.Sharding;

/// <summary>
/// A unit of another shard takes a key and gives it up again, while a unit of the key's own shard asks for it. The moments are spread over the time that
/// a commit takes, so that in some of the rounds the key goes between the refusal and the question for whom it was held.
/// </summary>
public sealed class GivenUpKeyTests(TwoShardDatabase database) : IClassFixture<TwoShardDatabase>
{
    private const int Rounds = 120;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_claim_that_a_unit_gave_up_goes_to_the_one_that_asked_meanwhile()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (claim, keys, taken) = await TakeAsync();
            await using var _ = keys;
            var (pupil, unit) = Pupil.New().InBucket(claim.Bucket).Change([claim]);

            var commit = Task.Run(() => database.Store.CommitAsync(unit, Token), Token);
            PassTime(round);
            await keys.ReleaseAsync([taken], Token);

            Assert.Same(CommitOutcome.Committed.Instance, await commit);
            Assert.Equal(pupil.Id, await database.Store.FindClaimAsync(claim, Token));
        }
    }

    [Fact]
    public async Task Nobody_is_told_that_a_claim_is_a_records_which_was_never_stored()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (claim, keys, taken) = await TakeAsync();
            await using var _ = keys;
            var (first, one) = Pupil.New().InBucket(claim.Bucket).Change([claim]);
            var (second, two) = Pupil.New().InBucket(claim.Bucket).Change([claim]);

            var commits = Task.WhenAll(
                Task.Run(() => database.Store.CommitAsync(one, Token), Token), Task.Run(() => database.Store.CommitAsync(two, Token), Token));
            PassTime(round);
            await keys.ReleaseAsync([taken], Token);

            var outcomes = await commits;
            var winner = outcomes[0] is CommitOutcome.Committed ? first.Id : second.Id;
            Assert.Single(outcomes, outcome => outcome is CommitOutcome.Committed);
            Assert.Single(outcomes, new CommitOutcome.ClaimTaken(claim, winner));
        }
    }

    [Fact]
    public async Task An_operation_that_a_unit_gave_up_is_done_by_the_one_that_asked_meanwhile()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var answer = Pupil.Answer();
            var bucket = RecordIds.Bucket(answer.Operation.Id);
            await using var keys = database.Keys(TwoShardDatabase.ShardOf(bucket));
            var holder = Elsewhere(bucket);
            var taken = Reservation.Of(answer, holder, 1, UnitOf(holder));
            Assert.Equal(ReservationOutcome.Taken, (await keys.ReserveAsync(taken, Token)).Outcome);
            var (pupil, unit) = Pupil.New().InBucket(bucket).Change(answer: answer);

            var commit = Task.Run(() => database.Store.CommitAsync(unit, Token), Token);
            PassTime(round);
            await keys.ReleaseAsync([taken], Token);

            Assert.Same(CommitOutcome.Committed.Instance, await commit);
            Assert.Equal(pupil.Id, (await database.Store.FindAnswerAsync(answer.Operation.Id, Token))?.Record);
        }
    }

    private async Task<(ClaimKey Claim, ReservedKeys Keys, Reservation Taken)> TakeAsync()
    {
        var claim = Pupil.Claim(ClaimKind.Document);
        var keys = database.Keys(TwoShardDatabase.ShardOf(claim.Bucket));
        var holder = Elsewhere(claim.Bucket);
        var taken = Reservation.Of(claim, holder, UnitOf(holder));
        Assert.Equal(ReservationOutcome.Taken, (await keys.ReserveAsync(taken, Token)).Outcome);
        return (claim, keys, taken);
    }

    // A record in the other shard than a bucket's.
    private static Guid Elsewhere(byte bucket) => Pupil.New().InBucket((byte)(TwoShardDatabase.ShardOf(bucket) == 0 ? 33 : 65)).Id;

    private static Guid UnitOf(Guid record) => Pupil.New().InBucket(RecordIds.Bucket(record)).Id;

    // Less than a timer can wait: a commit takes two or three milliseconds.
    private static void PassTime(int round)
    {
        var until = TimeSpan.FromMicroseconds(round * 50);
        var watch = Stopwatch.StartNew();
        SpinWait.SpinUntil(() => watch.Elapsed >= until);
    }
}
