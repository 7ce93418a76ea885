using System.Collections.Immutable;
using System.Text;
using StudentActors.Domain.Identity;
using StudentActors.Domain.Schools;
using StudentActors.Grains.Imports;
using StudentActors.Grains.Imports.Files;
using StudentActors.Grains.Imports.Rosters;
using StudentActors.Grains.Schools;
using StudentActors.Grains.Tests.Clusters;
using StudentActors.Grains.Tests.Samples;
using StudentActors.Storage.Sealing;

namespace StudentActors.Grains.Tests.Imports;

public sealed class RosterRunTests
{
    private static readonly DateOnly Today = new(2026, 9, 1);
    private static readonly KeyRing Keys = TestKeys.New();

    [Fact]
    public async Task A_run_goes_on_behind_the_cursor()
    {
        await using var run = await OpenAsync(cursor: 2, Row(1, "", 1), Row(1, "", 2), Row(1, "", 3), Row(1, "", 4));

        var result = await NextAsync(run, new Entrance());

        Assert.Equal((4L, 2, 2), (result!.LastRow, result.Rows, result.Enrolled));
        Assert.Null(await NextAsync(run, new Entrance()));
    }

    [Fact]
    public async Task A_validation_knows_which_documents_and_places_its_earlier_rows_have_taken()
    {
        var entrance = new Entrance();
        await using var run = await OpenAsync(0, Row(1, "甲", 1), Row(1, "", 2), Row(1, "乙", 1), Row(1, "", 3));

        await NextAsync(run, entrance, rows: 2, commit: false);
        var result = await NextAsync(run, entrance, rows: 2, commit: false);

        Assert.Equal("identity.duplicate", Assert.Single(Assert.Single(result!.Rejected).Refusals).Rule);
        Assert.Equal([null, 2], entrance.Ahead.Select(ahead => ahead?.Single().Value));
    }

    [Fact]
    public async Task Rows_go_to_their_schools_in_order_and_in_calls_of_bounded_size()
    {
        var entrance = new Entrance();
        await using var run = await OpenAsync(0, [.. Enumerable.Range(1, 2600).Select(i => Row(1 + (i % 2), "", i))]);

        var result = await NextAsync(run, entrance, rows: 3000);

        Assert.Equal(2600, result!.Enrolled);
        Assert.Equal([1000, 1000, 300, 300], entrance.Calls.Select(call => call.Rows.Length).OrderDescending());
        foreach (var school in entrance.Calls.GroupBy(call => call.School))
        {
            var rows = school.SelectMany(call => call.Rows).ToList();
            Assert.Equal(rows.Order(), rows);
        }
    }

    [Fact]
    public async Task Only_schools_that_have_not_answered_are_called_again()
    {
        var entrance = new Entrance { Failing = School(2) };
        await using var run = await OpenAsync(0, Row(1, "", 1), Row(2, "", 2), Row(3, "", 3));

        await Assert.ThrowsAsync<TimeoutException>(() => NextAsync(run, entrance, schoolsAtOnce: 1));
        entrance.Failing = null;
        var result = await NextAsync(run, entrance, schoolsAtOnce: 1);

        Assert.Equal((3, 3), (result!.Rows, result.Enrolled));
        Assert.Equal([School(1), School(2), School(2), School(3)], entrance.Calls.Select(call => call.School));
    }

    [Fact]
    public async Task Several_schools_are_called_at_the_same_time_but_not_more_than_allowed()
    {
        var entrance = new Entrance { OpensAt = 3 };
        await using var run = await OpenAsync(0, [.. Enumerable.Range(1, 12).Select(i => Row(i, "", i))]);

        await NextAsync(run, entrance, schoolsAtOnce: 3);

        Assert.Equal(3, entrance.MostAtOnce);
    }

    [Fact]
    public async Task A_row_that_no_school_can_be_found_for_is_rejected_here()
    {
        var entrance = new Entrance();
        await using var run = await OpenAsync(0, "x,primary-2026-1,张三,男,2018-03-15,汉,,,2026-09-01,nearby");

        var result = await NextAsync(run, entrance);

        Assert.Equal("school", Assert.Single(result!.Errors).Field);
        Assert.Empty(entrance.Calls);
    }

    private static SchoolCode School(int n) => SchoolCode.Parse($"2134{n:000000}");

    private static string Row(int school, string name, int child)
    {
        var number = Children.ResidentId((2 * child) + 1, new DateOnly(2018, 3, 15));
        return $"{School(school)},primary-2026-1,孩子{child}{name},男,2018-03-15,汉,身份证,{number},2026-09-01,nearby";
    }

    private static async Task<RosterRun> OpenAsync(long cursor, params string[] rows)
    {
        var text = "school,class,name,sex,birthDate,ethnicity,documentType,documentNumber,entryDate,entryWay\n" + string.Join('\n', rows);
        var file = await StoredFile.OfAsync(Encoding.UTF8.GetBytes(text));
        var records = await file.ReadRecordsAsync(new FileLayout(FileFormat.CsvUtf8, ','), default);
        return await RosterRun.OpenAsync(
            records, header => new RosterOrders(header, Keys, new IdentityPolicy(true), withDocumentKeys: true), cursor, default);
    }

    private static async Task<SliceResult?> NextAsync(
        RosterRun run, Entrance entrance, int rows = 100, int schoolsAtOnce = 4, bool commit = true) =>
        await run.ReadAsync(rows, Today, default)
            ? await run.EnrolAsync(entrance, Staff.NationalOperator, commit, schoolsAtOnce)
            : null;

    /// <summary>Schools that take everybody.</summary>
    private sealed class Entrance : ISchoolEntrance
    {
        private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _atOnce;

        public List<(SchoolCode School, long[] Rows)> Calls { get; } = [];

        public List<ImmutableDictionary<ClassId, int>?> Ahead { get; } = [];

        public SchoolCode? Failing { get; set; }

        /// <summary>Nobody gets in before so many have come.</summary>
        public int OpensAt { get; init; } = 1;

        public int MostAtOnce { get; private set; }

        public async Task<EnrolManyAnswer> EnrolMany(SchoolCode school, EnrolMany command, CancellationToken cancellationToken)
        {
            lock (Calls)
            {
                Calls.Add((school, [.. command.Rows.Select(row => row.Row)]));
                Ahead.Add(command.Ahead);
                MostAtOnce = Math.Max(MostAtOnce, ++_atOnce);
                if (_atOnce == OpensAt)
                {
                    _open.TrySetResult();
                }
            }

            await _open.Task;
            lock (Calls)
            {
                _atOnce--;
            }

            return school == Failing
                ? throw new TimeoutException()
                : new EnrolManyAnswer([.. command.Rows.Select(row => new RowAnswer(row.Row, RowOutcome.Enrolled, [], false))]);
        }
    }
}
