using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Schools;
using StudentActors.Storage.Students;

namespace StudentActors.Storage.Tests.Registry;

/// <summary>Rosters, head counts and lists of schools: queries over what was committed.</summary>
public abstract class RosterTests(RegistryDatabase database)
{
    private static readonly ClassId[] Classes =
        [new(Stage.Primary, 2025, 10), new(Stage.Primary, 2026, 2), new(Stage.Primary, 2026, 11), new(Stage.Junior, 2024, 1)];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IRegistryStore Store => database.Store;

    [Fact]
    public async Task A_roster_is_paged_by_class_and_id_without_gaps_or_repeats()
    {
        var school = Schools.New();
        var pupils = await EnrolAsync(school, 57);
        await EnrolAsync(Schools.New(), 5);

        var read = await ReadAsync(new RosterQuery(school, null, null, null, 10));

        Stored.Same(Ordered(pupils), read);
    }

    [Fact]
    public async Task A_roster_can_be_of_one_class_and_of_one_status()
    {
        var school = Schools.New();
        var pupils = await EnrolAsync(school, 80);

        Stored.Same(
            Ordered(pupils.Where(pupil => pupil.Columns.Class == Classes[1])),
            await ReadAsync(new RosterQuery(school, Classes[1], null, null, 7)));
        Stored.Same(
            Ordered(pupils.Where(pupil => pupil.Columns.Status == StudentStatus.Suspended)),
            await ReadAsync(new RosterQuery(school, null, StudentStatus.Suspended, null, 7)));
        Stored.Same(
            Ordered(pupils.Where(pupil => pupil.Columns is { Status: StudentStatus.Suspended } && pupil.Columns.Class == Classes[2])),
            await ReadAsync(new RosterQuery(school, Classes[2], StudentStatus.Suspended, null, 100)));
        Assert.Empty(await ReadAsync(new RosterQuery(Schools.New(), null, null, null, 10)));
    }

    [Fact]
    public async Task A_student_who_moves_is_on_the_new_roster_only()
    {
        var (from, to) = (Schools.New(), Schools.New());
        var (pupil, unit) = Pupil.New(from).Change();
        var (moved, move) = pupil.Change(columns: columns => columns with { School = to, Class = Classes[3] });
        await Store.CommitManyAsync([unit, move], Token);

        Assert.Empty(await ReadAsync(new RosterQuery(from, null, null, null, 10)));
        Stored.Same([moved.Stored], await ReadAsync(new RosterQuery(to, null, null, null, 10)));
        Assert.Empty(await Store.CountSchoolAsync(from, Token));
        Assert.Equal([new HeadCount(Classes[3], Sex.Female, StudentStatus.Enrolled, 1)], await Store.CountSchoolAsync(to, Token));
    }

    [Fact]
    public async Task Head_counts_equal_the_roster()
    {
        var school = Schools.New();
        var pupils = await EnrolAsync(school, 90);

        var counts = await Store.CountSchoolAsync(school, Token);

        Assert.Equal(Expected(pupils), counts.ToHashSet());
    }

    [Fact]
    public async Task An_authority_counts_its_own_schools_only()
    {
        var authority = Schools.NewAuthority();
        SchoolCode[] schools = [Schools.New(), Schools.New(), Schools.New()];
        var other = Schools.New();
        await Store.CommitManyAsync([.. schools.Select(school => Schools.Open(school, authority)), Schools.Open(other, Schools.NewAuthority())], Token);
        var first = await EnrolAsync(schools[0], 30);
        var second = await EnrolAsync(schools[1], 20);
        await EnrolAsync(other, 10);

        var counts = await Store.CountAuthorityAsync(authority, Token);

        Assert.Equal(
            [.. Expected(first).Select(count => new SchoolHeadCount(schools[0], count)), .. Expected(second).Select(count => new SchoolHeadCount(schools[1], count))],
            counts.ToHashSet());
    }

    [Fact]
    public async Task Schools_of_an_authority_are_listed_by_code_page_by_page()
    {
        var authority = Schools.NewAuthority();
        var codes = Enumerable.Range(0, 25).Select(_ => Schools.New()).ToList();
        await Store.CommitManyAsync([.. codes.OrderBy(_ => Random.Shared.Next()).Select(code => Schools.Open(code, authority))], Token);
        await Store.CommitAsync(Schools.Open(Schools.New(), Schools.NewAuthority()), Token);

        var listed = new List<StoredSchool>();
        IReadOnlyList<StoredSchool> page;
        do
        {
            page = await Store.ListSchoolsAsync(authority, listed.Count == 0 ? null : listed[^1].Code, 10, Token);
            listed.AddRange(page);
        }
        while (page.Count == 10);

        Assert.Equal(codes.Order(), listed.Select(school => school.Code));
        Assert.All(listed, school => Assert.Equal(authority, school.Authority));
        Assert.Empty(await Store.ListSchoolsAsync(Schools.NewAuthority(), null, 10, Token));
    }

    [Fact]
    public async Task A_school_is_opened_once_and_changed_by_version()
    {
        var (code, authority) = (Schools.New(), Schools.NewAuthority());
        var opened = Schools.Open(code, authority);
        var write = (SchoolWrite)opened.Record;
        var link = EventChain.Link(write.Id, 2, "school.class-opened", Pupil.Noon, "registrar", [1, 2, 3], write.HeadHash);
        var change = new CommitUnit
        {
            Record = write with { ExpectedVersion = 1, Version = 2, Payload = [9], HeadHash = link.Hash, Authority = Schools.NewAuthority() },
            Events = [link],
        };

        Assert.IsType<CommitOutcome.Committed>(await Store.CommitAsync(opened, Token));
        Assert.IsType<CommitOutcome.VersionConflict>(await Store.CommitAsync(Schools.Open(code, authority), Token));
        Stored.Same(new StoredSchool(code, authority, 1, write.Payload, write.HeadHash), await Store.FindSchoolAsync(code, Token));
        Assert.IsType<CommitOutcome.Committed>(await Store.CommitAsync(change, Token));
        Assert.IsType<CommitOutcome.VersionConflict>(await Store.CommitAsync(change, Token));

        var moved = ((SchoolWrite)change.Record).Authority;
        Stored.Same(new StoredSchool(code, moved, 2, [9], link.Hash), await Store.FindSchoolAsync(code, Token));
        Assert.Equal(2, (await Store.ReadEventsAsync(write.Id, 0, 10, Token)).Count);
    }

    private async Task<List<Pupil>> EnrolAsync(SchoolCode school, int count)
    {
        var changes = Enumerable.Range(0, count)
            .Select(i => Pupil.New(school, Classes[i % Classes.Length]).Change(columns: columns => columns with
            {
                Sex = i % 3 == 0 ? Sex.Male : Sex.Female,
                Status = i % 5 == 0 ? StudentStatus.Suspended : StudentStatus.Enrolled,
                BirthYear = 2010 + (i % 10),
                HasProblem = i % 7 == 0,
                NumberKind = i % 2 == 0 ? NumberKind.Formal : NumberKind.Temporary,
            }))
            .ToList();
        var outcomes = await Store.CommitManyAsync([.. changes.Select(change => change.Unit)], Token);
        Assert.All(outcomes, outcome => Assert.IsType<CommitOutcome.Committed>(outcome));
        return [.. changes.Select(change => change.Next)];
    }

    private async Task<List<StoredStudent>> ReadAsync(RosterQuery query)
    {
        var read = new List<StoredStudent>();
        while (true)
        {
            var page = await Store.ReadRosterAsync(query, Token);
            Assert.True(page.Count <= query.Limit);
            read.AddRange(page);
            if (page.Count < query.Limit)
                return read;
            query = query with { After = new RosterPosition(page[^1].Columns.Class, page[^1].Id) };
        }
    }

    private static IEnumerable<StoredStudent> Ordered(IEnumerable<Pupil> pupils) => pupils
        .Select(pupil => pupil.Stored)
        .OrderBy(stored => (stored.Columns.Class.Stage, stored.Columns.Class.EntryYear, stored.Columns.Class.Number))
        .ThenBy(stored => stored.Id.Value, StringComparer.Ordinal);

    private static HashSet<HeadCount> Expected(IEnumerable<Pupil> pupils) => pupils
        .GroupBy(pupil => (pupil.Columns.Class, pupil.Columns.Sex, pupil.Columns.Status))
        .Select(group => new HeadCount(group.Key.Class, group.Key.Sex, group.Key.Status, group.Count()))
        .ToHashSet();
}
