using System.Text;
using StudentActors.Contracts.Imports;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Rules;
using StudentActors.Grains.Tests.Samples;

namespace StudentActors.Grains.Tests.Imports;

public sealed class ImportGrainTests(ImportCluster cluster) : IClassFixture<ImportCluster>
{
    [Fact]
    public async Task A_roster_is_enrolled_and_counted()
    {
        var school = await SampleSchool.OpenAsync(cluster);
        var children = SampleRoster.Children(school, 9);
        children.Add(Children.WithoutDocument(school.Code, school.Class));

        var import = await SentImport.SendAsync(cluster, SampleRoster.Of(children));
        var view = await import.UntilEndedAsync();

        Assert.Equal(OperationState.Succeeded, view.State);
        Assert.Equal((10L, 10L, 0L), (view.Total, view.Done, view.Rejected));
        Assert.Equal(new ImportResult(10, 0, 1), view.Result);
        Assert.Equal(10, await StudentsAsync(school));
    }

    [Fact]
    public async Task A_roster_in_gb18030_keeps_rare_characters()
    {
        var school = await SampleSchool.OpenAsync(cluster);
        var child = Children.Form(school.Code, school.Class) with { Name = "㐂䶮𠮷·阿依古丽" };

        var import = await SentImport.SendAsync(cluster, StoredFile.Gb18030.GetBytes(SampleRoster.Of([child])));
        await import.UntilEndedAsync();

        var roster = await school.Grain.ReadRoster(new(Staff.NationalOperator, null, null, null, 50), default);
        var student = await cluster.Grains.GetGrain<Contracts.Students.IStudentGrain>(roster.Value!.Items.Single().Id.Guid)
            .Read(new(Staff.NationalOperator, false), default);
        Assert.Equal(child.Name, student.Value!.Name);
    }

    [Fact]
    public async Task Rejected_rows_come_back_with_their_reasons_and_the_rest_is_enrolled()
    {
        var school = await SampleSchool.OpenAsync(cluster);
        var children = SampleRoster.Children(school, 6);
        children[1] = children[1] with { Sex = "x", Name = "=坏,\"名\"" };
        children[4] = children[4] with { School = "2134999999" };
        var rows = children.ConvertAll(SampleRoster.Row);
        rows[1] = rows[1].Replace("=坏,\"名\"", "\"=坏,\"\"名\"\"\"", StringComparison.Ordinal);

        var import = await SentImport.SendAsync(cluster, $"{SampleRoster.Header}\n{string.Join('\n', rows)}\n");
        var view = await import.UntilEndedAsync();
        var lines = (await import.ReadErrorsAsync()).Split("\r\n");

        Assert.Equal(OperationState.Succeeded, view.State);
        Assert.Equal((2L, 4L), (view.Rejected, view.Result!.Enrolled));
        Assert.Equal(
            [new RowError(2, "student.sex", "sex"), new RowError(5, "school.not-found", "school")], [.. view.Errors.Select(WithSchoolField)]);
        Assert.Equal(SampleRoster.Header + ",errorCode,errorField,message", lines[0]);
        Assert.Contains("\"'=坏,\"\"名\"\"\"", lines[1]);
        Assert.EndsWith($"student.sex,sex,{RuleBook.SexRequired.English}", lines[1]);
        Assert.Contains("school.not-found", lines[2]);
        Assert.Contains(RuleBook.SchoolNotFound.Chinese, await import.ReadErrorsAsync(chinese: true));

        // Whether the refusal of a whole school names the column is the school's business.
        static RowError WithSchoolField(RowError error) => error.Field.Length == 0 ? error with { Field = "school" } : error;
    }

    [Fact]
    public async Task Several_faults_of_a_row_stand_together()
    {
        var school = await SampleSchool.OpenAsync(cluster);
        var child = Children.Form(school.Code, school.Class) with { Sex = "x", Ethnicity = "火星" };

        var import = await SentImport.SendAsync(cluster, SampleRoster.Of([child]));
        await import.UntilEndedAsync();

        Assert.Contains("student.sex; student.ethnicity,sex; ethnicity,", await import.ReadErrorsAsync());
    }

    [Fact]
    public async Task A_corrected_error_file_can_be_sent_as_it_is()
    {
        var school = await SampleSchool.OpenAsync(cluster);
        var child = Children.Form(school.Code, school.Class) with { Phone = "+86 13800138000" };
        var import = await SentImport.SendAsync(cluster, SampleRoster.Of([child with { Sex = "?" }]));
        await import.UntilEndedAsync();

        var corrected = (await import.ReadErrorsAsync()).Replace(",?,", $",{child.Sex},", StringComparison.Ordinal);
        var again = await SentImport.SendAsync(cluster, corrected);
        var view = await again.UntilEndedAsync();

        Assert.Contains("'+86 13800138000", corrected);
        Assert.Equal(1, view.Result!.Enrolled);
    }

    [Fact]
    public async Task Many_rejected_rows_come_in_pages()
    {
        var rows = Enumerable.Range(1, 1200).Select(i => $"1,primary-2026-1,孩子{i},x,,,,,,,,");

        var import = await SentImport.SendAsync(cluster, $"{SampleRoster.Header}\n{string.Join('\n', rows)}\n");
        var view = await import.UntilEndedAsync();
        var first = await import.Grain.ReadErrors(Staff.NationalOperator, null, chinese: false, default);
        var lines = (await import.ReadErrorsAsync()).TrimEnd().Split("\r\n");

        Assert.Equal(1200, view.Rejected);
        Assert.Equal(100, view.Errors.Length);
        Assert.NotNull(first.Value!.NextPageToken);
        Assert.Equal(Enumerable.Range(1, 1200).Select(i => $"孩子{i}"), lines.Skip(1).Select(line => line.Split(',')[2]));
    }

    [Fact]
    public async Task A_file_sent_again_enrols_nobody_twice()
    {
        var school = await SampleSchool.OpenAsync(cluster);
        var children = SampleRoster.Children(school, 5);
        children.Add(Children.WithoutDocument(school.Code, school.Class));
        var text = SampleRoster.Of(children);
        await (await SentImport.SendAsync(cluster, text)).UntilEndedAsync();

        var view = await (await SentImport.SendAsync(cluster, text.Replace(",male,", ",男,", StringComparison.Ordinal))).UntilEndedAsync();

        Assert.Equal(new ImportResult(0, 6, 0), view.Result);
        Assert.Equal(6, await StudentsAsync(school));
    }

    [Fact]
    public async Task A_row_that_stands_twice_in_a_file_is_enrolled_once()
    {
        var school = await SampleSchool.OpenAsync(cluster);
        var children = SampleRoster.Children(school, 5);
        children.Add(children[0]);

        var view = await (await SentImport.SendAsync(cluster, SampleRoster.Of(children))).UntilEndedAsync();

        Assert.Equal(new ImportResult(5, 1, 0), view.Result);
    }

    [Fact]
    public async Task A_validation_writes_nothing_and_finds_documents_that_the_file_names_twice()
    {
        var school = await SampleSchool.OpenAsync(cluster);
        var children = SampleRoster.Children(school, 9);
        children[2] = children[2] with { Ethnicity = "?" };
        children[8] = children[0] with { Name = "另一个" };

        var import = await SentImport.SendAsync(cluster, SampleRoster.Of(children), "validate");
        var view = await import.UntilEndedAsync();

        Assert.Equal(OperationState.Succeeded, view.State);
        Assert.Equal(
            [new RowError(3, "student.ethnicity", "ethnicity"), new RowError(9, "identity.duplicate", "documentNumber")], [.. view.Errors]);
        Assert.Equal(new ImportResult(7, 0, 0), view.Result);
        Assert.Equal(0, await StudentsAsync(school));
    }

    [Fact]
    public async Task A_validation_finds_the_rows_for_which_no_place_is_left()
    {
        var school = await SampleSchool.OpenAsync(cluster, capacity: ImportCluster.RowsPerSlice + 2);
        var children = SampleRoster.Children(school, ImportCluster.RowsPerSlice + 3);

        var import = await SentImport.SendAsync(cluster, SampleRoster.Of(children), "validate");
        var view = await import.UntilEndedAsync();

        Assert.Equal([new RowError(ImportCluster.RowsPerSlice + 3, "class.full", "class")], [.. view.Errors]);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_fails_before_anything_is_enrolled()
    {
        var school = await SampleSchool.OpenAsync(cluster);
        var text = SampleRoster.Of(SampleRoster.Children(school, 3)).Replace("ethnicity", "race", StringComparison.Ordinal);

        var import = await SentImport.SendAsync(cluster, text);
        var view = await import.UntilEndedAsync();

        Assert.Equal((OperationState.Failed, "import.columns"), (view.State, view.Failure));
        Assert.Equal([new RowError(0, "import.columns", "race"), new RowError(0, "import.columns", "ethnicity")], [.. view.Errors]);
        Assert.Equal(0, await StudentsAsync(school));
        Assert.Equal(string.Empty, await import.ReadErrorsAsync());
    }

    [Fact]
    public async Task The_same_operation_is_the_same_import_and_another_request_under_it_a_conflict()
    {
        var key = Guid.NewGuid().ToString();
        var import = SentImport.New(cluster, operation: Operations.New(key, "one"));
        await import.CreateAsync();

        var again = await import.CreateAsync();
        var other = await SentImport.New(cluster, operation: Operations.New(key, "two")).CreateAsync();

        Assert.True(again.Replayed);
        Assert.Equal(RuleBook.IdempotencyConflict, other.Refusal!.Rule);
    }

    [Fact]
    public async Task An_operation_that_something_else_has_taken_is_a_conflict()
    {
        var school = await SampleSchool.OpenAsync(cluster);
        var operation = Operations.New();
        await school.Grain.Enrol(new(Staff.NationalOperator, operation, Children.Form(school.Code, school.Class)), default);

        var answer = await SentImport.New(cluster, operation: operation).CreateAsync();

        Assert.Equal(RuleBook.IdempotencyConflict, answer.Refusal!.Rule);
    }

    [Fact]
    public async Task Kind_and_mode_are_checked_together()
    {
        var answer = await SentImport.New(cluster).CreateAsync("dry-run", "teachers");

        Assert.Equal([RuleBook.ImportKind, RuleBook.ImportMode], answer.Refusal!.Faults.Select(fault => fault.Rule));
    }

    [Fact]
    public async Task Those_who_only_read_start_no_import()
    {
        var answer = await SentImport.New(cluster, Staff.Of(Role.Auditor, "340000")).CreateAsync();

        Assert.Equal(RuleBook.RoleNotAllowed, answer.Refusal!.Rule);
    }

    [Fact]
    public async Task Rows_of_a_school_outside_the_office_are_rejected()
    {
        var school = await SampleSchool.OpenAsync(cluster);

        var import = await SentImport.SendAsync(
            cluster, Encoding.UTF8.GetBytes(SampleRoster.Of(SampleRoster.Children(school, 2))), caller: Staff.Of(Role.Officer, "440000"));
        var view = await import.UntilEndedAsync();

        Assert.Equal("access.office", view.Errors[0].Code);
        Assert.Equal(0, await StudentsAsync(school));
    }

    [Fact]
    public async Task An_import_is_seen_by_its_starter_and_by_those_who_look_after_the_starters_office()
    {
        var school = await SampleSchool.OpenAsync(cluster);
        var starter = Staff.Registrar(school.Code);
        var import = SentImport.New(cluster, starter);
        await import.CreateAsync();

        Assert.True(await SeesAsync(starter));
        Assert.True(await SeesAsync(Staff.Officer(school.Authority)));
        Assert.True(await SeesAsync(Staff.NationalOperator));
        Assert.False(await SeesAsync(Staff.Of(Role.Registrar, school.Authority.Value)));
        Assert.False(await SeesAsync(Staff.Of(Role.Officer, "340103")));
        Assert.Equal(RuleBook.OperationNotFound, (await import.Grain.Upload(Staff.NationalOperator, 0, [1], default)).Refusal!.Rule);
        Assert.Equal(RuleBook.OperationNotFound, (await import.Grain.Start(Staff.NationalOperator, 1, default)).Refusal!.Rule);

        async Task<bool> SeesAsync(Caller caller) => (await import.Grain.Read(caller, default)).Accepted;
    }

    [Fact]
    public async Task Nothing_of_a_file_is_stored_in_the_open()
    {
        var school = await SampleSchool.OpenAsync(cluster);
        var child = Children.Form(school.Code, school.Class) with { Name = "绝无仅有", Sex = "?" };

        await (await SentImport.SendAsync(cluster, SampleRoster.Of([child]))).UntilEndedAsync();

        Assert.NotEmpty(cluster.Files.Chunks);
        Assert.DoesNotContain(cluster.Files.Chunks, chunk => chunk.AsSpan().IndexOf("绝无仅有"u8) >= 0);
    }

    [Fact]
    public async Task Chunks_that_exceed_the_limits_are_refused()
    {
        var import = SentImport.New(cluster);
        await import.CreateAsync();

        var large = await import.Grain.Upload(Staff.NationalOperator, 0, new byte[(512 << 10) + 1], default);
        var many = await import.Grain.Upload(Staff.NationalOperator, 512, [1], default);
        var none = await import.Grain.Start(Staff.NationalOperator, 0, default);

        Assert.Equal(RuleBook.ImportTooLarge, large.Refusal!.Rule);
        Assert.Equal(RuleBook.ImportTooLarge, many.Refusal!.Rule);
        Assert.Equal(RuleBook.ImportEmpty, none.Refusal!.Rule);
    }

    [Theory]
    [InlineData(TemplateFormat.Csv)]
    [InlineData(TemplateFormat.Xlsx)]
    public async Task Templates_are_there_for_students_only(TemplateFormat format)
    {
        var templates = cluster.Grains.GetGrain<IImportTemplatesGrain>(0);

        Assert.NotEmpty((await templates.Read("students", format, chinese: true, default)).Value!.Content);
        Assert.Equal(RuleBook.ImportKind, (await templates.Read("teachers", format, chinese: true, default)).Refusal!.Rule);
    }

    private static async Task<int> StudentsAsync(SampleSchool school) =>
        (await school.Grain.Read(Staff.NationalOperator, default)).Value!.Students;
}
