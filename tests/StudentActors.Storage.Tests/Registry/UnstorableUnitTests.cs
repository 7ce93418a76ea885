using StudentActors.Domain.Students;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Tests.Registry;

/// <summary>Text that PostgreSQL cannot hold fails its own unit, whether the server or the driver notices.</summary>
public sealed class UnstorableUnitTests(PostgreSqlRegistryDatabase database) : IClassFixture<PostgreSqlRegistryDatabase>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(0xD800)]
    public async Task A_unit_with_impossible_text_fails_and_its_neighbours_are_committed(int character)
    {
        var store = database.Open(new GroupCommitOptions { Writers = 1 });
        var good = Enumerable.Range(0, 20).Select(_ => Pupil.New().Change([Pupil.Claim(ClaimKind.Document)], Pupil.Answer())).ToList();
        var (_, bad) = Pupil.New().Change([Pupil.Claim(ClaimKind.Document)], Pupil.Answer(), kind: $"a{(char)character}b");

        var commits = good[..10].Select(pupil => store.CommitAsync(pupil.Unit, Token)).ToList();
        var refused = store.CommitAsync(bad, Token);
        commits.AddRange(good[10..].Select(pupil => store.CommitAsync(pupil.Unit, Token)));

        Assert.IsNotType<RegistryUnavailableException>(await Assert.ThrowsAnyAsync<Exception>(() => refused));
        Assert.All(await Task.WhenAll(commits), outcome => Assert.IsType<CommitOutcome.Committed>(outcome));
        Assert.Null(await store.FindStudentAsync(new StudentId(bad.Record.Id), Token));
        Assert.Null(await store.FindClaimAsync(bad.Claims[0].Key, Token));
        foreach (var (pupil, _) in good)
            Stored.Same(pupil.Stored, await store.FindStudentAsync(new StudentId(pupil.Id), Token));
    }
}
