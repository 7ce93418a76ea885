using System.Diagnostics.CodeAnalysis;
using StudentActors.Domain.Students;
using StudentActors.Storage.PostgreSql;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Tests.Registry;

/// <summary>A batch that trusts that all is new, and is wrong, must end as one that asked.</summary>
public sealed class PostgreSqlTrustTests(PostgreSqlRegistryDatabase database) : IClassFixture<PostgreSqlRegistryDatabase>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IRegistryStore Store => database.Store;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Rivals_of_every_kind_fail_alone(bool trusting)
    {
        var claim = Pupil.Claim(ClaimKind.Document);
        var answer = Pupil.Answer();
        var (holder, held) = Pupil.New().Change([claim], answer);
        await Store.CommitAsync(held, Token);
        var (_, rival) = Pupil.New().Change([claim], Pupil.Answer());
        var (_, retry) = Pupil.New().Change([Pupil.Claim(ClaimKind.Document)], answer);
        var again = Same(holder.Id, Pupil.New().Change().Unit);
        var (bystander, neighbour) = Pupil.New().Change([Pupil.Claim(ClaimKind.Document)], Pupil.Answer(), events: 2);

        var refusals = await CommitAsync([rival, retry, again, neighbour], trusting);

        Assert.Equal(
            new[] { (rival.Record.Id, 0), (rival.Record.Id, 3), (retry.Record.Id, 0), (retry.Record.Id, 1), (holder.Id, 0), (holder.Id, 2) }.Order(),
            refusals.Order());
        Stored.Same(bystander.Stored, await Store.FindStudentAsync(new StudentId(bystander.Id), Token));
        Stored.Chained(bystander, await Store.ReadEventsAsync(bystander.Id, 0, 10, Token));
        Assert.Null(await Store.FindAnswerAsync(rival.Answer!.Operation.Id, Token));
        Assert.Null(await Store.FindClaimAsync(retry.Claims[0].Key, Token));
        Assert.Null(await Store.FindStudentAsync(new StudentId(rival.Record.Id), Token));
        Stored.Same(holder.Stored, await Store.FindStudentAsync(new StudentId(holder.Id), Token));
    }

    [Fact]
    public async Task A_trusted_change_of_another_version_takes_its_claims_back()
    {
        var (pupil, enrolled) = Pupil.New().Change();
        await Store.CommitAsync(enrolled, Token);
        var (_, late) = (pupil with { Version = 7 }).Change(answer: Pupil.Answer());
        var (newcomer, neighbour) = Pupil.New().Change([Pupil.Claim(ClaimKind.Document)], Pupil.Answer());

        var refusals = await CommitAsync([late, neighbour], trusting: true);

        Assert.Equal([(pupil.Id, 0), (pupil.Id, 2)], refusals.Order());
        Assert.Null(await Store.FindAnswerAsync(late.Answer!.Operation.Id, Token));
        Stored.Same(newcomer.Stored, await Store.FindStudentAsync(new StudentId(newcomer.Id), Token));
    }

    // The unit, as another's who means the same record.
    private static CommitUnit Same(Guid id, CommitUnit unit) => unit with { Record = (StudentWrite)unit.Record with { Id = id } };

    [SuppressMessage("Security", "CA2100", Justification = "The product's own call.")]
    private async Task<List<(Guid Record, int Reason)>> CommitAsync(IReadOnlyList<CommitUnit> units, bool trusting)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync(Token);
        await using var command = connection.CreateCommand();
        var arrays = new CommitArrays(command);
        command.CommandText = PostgreSqlBatchCommitter.Call(command.Parameters.Count);
        arrays.Fill(units, trusting);
        var refusals = new List<(Guid, int)>();
        await using var reader = await command.ExecuteReaderAsync(Token);
        while (await reader.ReadAsync(Token))
            refusals.Add((reader.GetGuid(0), reader.GetInt16(1)));
        return refusals;
    }
}
