using StudentActors.Contracts.Imports;
using StudentActors.Domain.Rules;
using StudentActors.Grains.Imports.Files;
using StudentActors.Grains.Tests.Samples;

namespace StudentActors.Grains.Tests.Imports;

/// <summary>Each test has a cluster of its own, because each breaks something.</summary>
public sealed class ImportRecoveryTests : IAsyncLifetime
{
    private readonly ImportCluster _cluster = new();

    public ValueTask InitializeAsync() => _cluster.InitializeAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task A_killed_import_goes_on_where_it_stopped_and_enrols_nobody_twice()
    {
        var school = await SampleSchool.OpenAsync(_cluster);
        var import = await SendAsync(school, 14, heldAfter: 2 * ImportCluster.RowsPerSlice, out var gate);

        await _cluster.Cluster.KillSiloAsync(_cluster.Cluster.Silos[0]);

        // The commit that was on its way takes effect after all; nobody is left to hear of it.
        gate.SetResult();
        await _cluster.RestartAsync();
        await import.RemindAsync();
        var view = await import.UntilEndedAsync();

        Assert.Equal((OperationState.Succeeded, 14L, 0L), (view.State, view.Done, view.Rejected));
        Assert.Equal(14, view.Result!.Enrolled + view.Result.Unchanged);
        Assert.Equal(14, await StudentsAsync(school));
    }

    [Fact]
    public async Task An_import_that_is_moved_saves_its_progress_first()
    {
        var school = await SampleSchool.OpenAsync(_cluster);
        var import = await SendAsync(school, 14, heldAfter: 2 * ImportCluster.RowsPerSlice, out var gate);

        var restart = _cluster.RestartAsync();
        gate.SetResult();
        await restart;
        var view = await import.UntilEndedAsync();

        Assert.Equal(new ImportResult(14, 0, 0), view.Result);
        Assert.Equal(14, await StudentsAsync(school));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_database_that_fails_for_a_while_delays_an_import_and_no_more(bool afterCommit)
    {
        var school = await SampleSchool.OpenAsync(_cluster);
        if (afterCommit)
        {
            _cluster.Store.FailAfterCommit(3);
        }
        else
        {
            _cluster.Store.FailBeforeCommit(3);
        }

        var import = await SentImport.SendAsync(_cluster, SampleRoster.Of(SampleRoster.Children(school, 10)));
        var view = await import.UntilEndedAsync();

        Assert.Equal((OperationState.Succeeded, 10L, 0L), (view.State, view.Done, view.Rejected));
        Assert.Equal(10, view.Result!.Enrolled + view.Result.Unchanged);
        Assert.Equal(10, await StudentsAsync(school));
    }

    [Fact]
    public async Task A_cancelled_import_stops_after_the_rows_that_were_on_their_way()
    {
        var school = await SampleSchool.OpenAsync(_cluster);
        var import = await SendAsync(school, 14, heldAfter: ImportCluster.RowsPerSlice, out var gate);

        // An answer to a later question shows that the import has been told.
        var cancel = import.CancelAsync();
        await import.ReadAsync();
        gate.SetResult();
        var answer = await cancel;

        Assert.Equal(OperationState.Cancelled, answer.Value!.State);
        Assert.Equal(2 * ImportCluster.RowsPerSlice, answer.Value.Done);
        Assert.Equal(2 * ImportCluster.RowsPerSlice, await StudentsAsync(school));
        Assert.Equal(OperationState.Cancelled, (await import.CancelAsync()).Value!.State);
        Assert.Equal(OperationState.Cancelled, (await import.UntilEndedAsync()).State);
    }

    [Fact]
    public async Task An_import_that_has_ended_cannot_be_cancelled()
    {
        var school = await SampleSchool.OpenAsync(_cluster);
        var import = await SentImport.SendAsync(_cluster, SampleRoster.Of(SampleRoster.Children(school, 1)));
        await import.UntilEndedAsync();

        Assert.Equal(RuleBook.OperationFinished, (await import.CancelAsync()).Refusal!.Rule);
    }

    [Fact]
    public async Task File_and_error_rows_are_deleted_seven_days_after_the_end()
    {
        var school = await SampleSchool.OpenAsync(_cluster);
        var import = await SentImport.SendAsync(_cluster, SampleRoster.Of([Children.Form(school.Code, school.Class) with { Sex = "?" }]));
        await import.UntilEndedAsync();

        _cluster.Time.Advance(TimeSpan.FromDays(6.9));
        await import.RemindAsync();
        Assert.Equal(1, _cluster.Files.Count(import.Id));
        Assert.Equal(1, _cluster.Files.Count(SealedChunks.ErrorsOf(import.Id)));

        _cluster.Time.Advance(TimeSpan.FromDays(0.1));
        await import.RemindAsync();
        Assert.Empty(_cluster.Files.Chunks);
        var errors = await import.Grain.ReadErrors(Staff.NationalOperator, null, false, default);
        Assert.Equal(RuleBook.ImportFilesDeleted, errors.Refusal!.Rule);
        Assert.Equal(OperationState.Succeeded, (await import.ReadAsync()).State);
    }

    [Fact]
    public async Task An_upload_that_is_never_finished_fails_after_a_day()
    {
        var import = SentImport.New(_cluster);
        await import.CreateAsync();
        await import.Grain.Upload(Staff.NationalOperator, 0, [1, 2, 3], default);

        _cluster.Time.Advance(TimeSpan.FromHours(23));
        await import.RemindAsync();
        Assert.Equal(OperationState.Queued, (await import.ReadAsync()).State);

        _cluster.Time.Advance(TimeSpan.FromHours(1));
        await import.RemindAsync();
        var view = await import.ReadAsync();
        Assert.Equal((OperationState.Failed, "import.incomplete"), (view.State, view.Failure));
    }

    [Fact]
    public async Task A_file_of_which_a_piece_is_missing_fails()
    {
        var import = SentImport.New(_cluster);
        await import.CreateAsync();
        await import.Grain.Upload(Staff.NationalOperator, 0, [1, 2, 3], default);
        await import.Grain.Start(Staff.NationalOperator, 2, default);

        Assert.Equal("import.incomplete", (await import.UntilEndedAsync()).Failure);
    }

    /// <summary>Sends a roster and returns when the store holds back the commit after so many rows.</summary>
    private Task<SentImport> SendAsync(SampleSchool school, int rows, int heldAfter, out TaskCompletionSource gate)
    {
        var opened = gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return SendAsync();

        async Task<SentImport> SendAsync()
        {
            var held = _cluster.Store.HoldCommit(after: heldAfter / ImportCluster.RowsPerSlice, opened.Task);
            var import = await SentImport.SendAsync(_cluster, SampleRoster.Of(SampleRoster.Children(school, rows)));
            await Task.WhenAny(held, import.UntilAsync(_ => held.IsCompleted));
            return import;
        }
    }

    private static async Task<int> StudentsAsync(SampleSchool school) =>
        (await school.Grain.Read(Staff.NationalOperator, default)).Value!.Students;
}
