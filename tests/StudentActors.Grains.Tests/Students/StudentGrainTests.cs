using StudentActors.Contracts.Students;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Students;
using StudentActors.Grains.Tests.Clusters;
using StudentActors.Grains.Tests.Samples;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Sealing;

namespace StudentActors.Grains.Tests.Students;

public sealed class StudentGrainTests(RegistryCluster cluster) : IClassFixture<RegistryCluster>
{
    [Fact]
    public async Task A_record_is_shown_with_document_phone_and_address_masked()
    {
        var school = await SampleSchool.OpenAsync(cluster);
        var form = school.NewChild();
        var student = await school.EnrolledAsync(form);

        var view = (await StudentGrains.ReadAsync(cluster, student.Id)).Value!;

        Assert.True(view.Masked);
        Assert.Equal(form.Name, view.Name);
        Assert.Equal(form.Document!.Number![..2] + new string('*', 14) + form.Document.Number[^2..], view.Document!.Number);
        Assert.Equal("********002", view.Phone);
        Assert.Equal("********001", view.Guardians[0].Phone);
        Assert.EndsWith("****", view.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reason_shows_the_record_in_full_but_not_to_an_auditor()
    {
        var school = await SampleSchool.OpenAsync(cluster);
        var form = school.NewChild();
        var student = await school.EnrolledAsync(form);

        var full = (await StudentGrains.ReadAsync(cluster, student.Id, reveal: true)).Value!;
        var audited = (await StudentGrains.ReadAsync(cluster, student.Id, Staff.Of(Role.Auditor, "000000"), reveal: true)).Value!;

        Assert.Equal((false, form.Document!.Number, form.Phone, form.Address), (full.Masked, full.Document!.Number, full.Phone, full.Address));
        Assert.True(audited.Masked);
        Assert.NotEqual(form.Document.Number, audited.Document!.Number);
    }

    [Fact]
    public async Task A_record_outside_the_callers_office_is_not_found()
    {
        var school = await SampleSchool.OpenAsync(cluster);
        var other = await SampleSchool.OpenAsync(cluster);
        var student = await school.EnrolledAsync();
        var outsider = Staff.Registrar(other.Code);

        var read = await StudentGrains.ReadAsync(cluster, student.Id, outsider);
        var update = await StudentGrains.UpdateAsync(cluster, student.Id, 1, new BasicDataForm { Ethnicity = "02" }, outsider);
        var history = await StudentGrains.Of(cluster, student.Id).ReadHistory(outsider, 0, 50, default);

        Assert.Equal(RuleBook.StudentNotFound, read.Refusal!.Rule);
        Assert.Equal(RuleBook.StudentNotFound, update.Refusal!.Rule);
        Assert.Equal(RuleBook.StudentNotFound, history.Refusal!.Rule);
    }

    [Fact]
    public async Task An_id_that_nobody_has_is_not_found()
    {
        var answer = await StudentGrains.ReadAsync(cluster, new StudentId(Guid.NewGuid()));

        Assert.Equal(RuleBook.StudentNotFound, answer.Refusal!.Rule);
    }

    [Fact]
    public async Task Basic_data_is_updated_and_the_version_grows()
    {
        var school = await SampleSchool.OpenAsync(cluster);
        var student = await school.EnrolledAsync();

        var updated = await StudentGrains.UpdateAsync(
            cluster, student.Id, 1, new BasicDataForm { Ethnicity = "02", Phone = "", Attendance = "boarding" }, Staff.Registrar(school.Code));
        var read = (await StudentGrains.ReadAsync(cluster, student.Id)).Value!;

        Same.Content(updated.Value, read);
        Assert.Equal((2, "02", null, Attendance.Boarding), (read.Version, read.Ethnicity, read.Phone, read.Attendance));
    }

    [Fact]
    public async Task An_update_for_another_version_is_refused()
    {
        var school = await SampleSchool.OpenAsync(cluster);
        var student = await school.EnrolledAsync();
        await StudentGrains.UpdateAsync(cluster, student.Id, 1, new BasicDataForm { Ethnicity = "02" });

        var stale = await StudentGrains.UpdateAsync(cluster, student.Id, 1, new BasicDataForm { Ethnicity = "03" });

        Assert.Equal(RuleBook.Stale, stale.Refusal!.Rule);
        Assert.Equal("02", (await StudentGrains.ReadAsync(cluster, student.Id)).Value!.Ethnicity);
    }

    [Fact]
    public async Task Of_simultaneous_updates_of_one_version_one_succeeds()
    {
        var school = await SampleSchool.OpenAsync(cluster);
        var student = await school.EnrolledAsync();

        var answers = await Task.WhenAll(Enumerable.Range(2, 20).Select(code =>
            StudentGrains.UpdateAsync(cluster, student.Id, 1, new BasicDataForm { Ethnicity = code.ToString("00", null) })));

        Assert.Single(answers, answer => answer.Accepted);
        Assert.Equal(19, answers.Count(answer => answer.Refusal?.Rule == RuleBook.Stale));
    }

    [Fact]
    public async Task An_update_that_meets_a_newer_record_in_the_store_is_refused_and_the_grain_reads_again()
    {
        var school = await SampleSchool.OpenAsync(cluster);
        var student = await school.EnrolledAsync();
        await WriteBehindTheGrainAsync(student.Id, "05");

        var stale = await StudentGrains.UpdateAsync(cluster, student.Id, 1, new BasicDataForm { Ethnicity = "03" });
        var read = (await StudentGrains.ReadAsync(cluster, student.Id)).Value!;

        Assert.Equal(RuleBook.Stale, stale.Refusal!.Rule);
        Assert.Equal((2, "05"), (read.Version, read.Ethnicity));
    }

    [Fact]
    public async Task After_an_update_whose_outcome_is_unknown_the_grain_reads_again()
    {
        var school = await SampleSchool.OpenAsync(cluster);
        var student = await school.EnrolledAsync();
        cluster.Store.FailAfterCommit(1);

        await Assert.ThrowsAsync<Contracts.Calls.RegistryUnavailableException>(
            () => StudentGrains.UpdateAsync(cluster, student.Id, 1, new BasicDataForm { Ethnicity = "02" }));
        var read = (await StudentGrains.ReadAsync(cluster, student.Id)).Value!;

        Assert.Equal((2, "02"), (read.Version, read.Ethnicity));
    }

    [Fact]
    public async Task Faults_of_an_update_change_nothing()
    {
        var school = await SampleSchool.OpenAsync(cluster);
        var student = await school.EnrolledAsync();

        var nothing = await StudentGrains.UpdateAsync(cluster, student.Id, 1, new BasicDataForm());
        var wrong = await StudentGrains.UpdateAsync(cluster, student.Id, 1, new BasicDataForm { Phone = "abc", Ethnicity = "99" });

        Assert.Equal(RuleBook.NothingToChange, nothing.Refusal!.Rule);
        Assert.Equal(["ethnicity", "phone"], wrong.Refusal!.Faults.Select(fault => fault.Path).Order());
        Assert.Equal(1, (await StudentGrains.ReadAsync(cluster, student.Id)).Value!.Version);
    }

    [Fact]
    public async Task History_tells_every_event_in_an_unbroken_chain_masked()
    {
        var school = await SampleSchool.OpenAsync(cluster);
        var form = school.NewChild();
        var student = await school.EnrolledAsync(form);
        await StudentGrains.UpdateAsync(cluster, student.Id, 1, new BasicDataForm { Ethnicity = "02", Phone = "" }, Staff.Registrar(school.Code));
        await StudentGrains.UpdateAsync(cluster, student.Id, 2, new BasicDataForm { Address = "新的地址新的地址" });

        var entries = (await StudentGrains.Of(cluster, student.Id).ReadHistory(Staff.NationalOperator, 0, 50, default)).Value!.Items;

        Assert.Equal(["student.enrolled", "student.basic-data-updated", "student.basic-data-updated"], entries.Select(entry => entry.Kind));
        Assert.Equal(["operator", "registrar", "operator"], entries.Select(entry => entry.Actor));
        Assert.Equal([new string('0', 64), entries[0].Hash, entries[1].Hash], entries.Select(entry => entry.PreviousHash));
        Assert.Equal([new HistoryChange("ethnicity", "02"), new HistoryChange("phone", null)], entries[1].Changes);
        Assert.Equal([new HistoryChange("address", "新的地址新的****")], entries[2].Changes);
        Assert.DoesNotContain(entries[0].Changes, change => change.Value?.Contains(form.Document!.Number!, StringComparison.Ordinal) == true);
        Assert.Contains(new HistoryChange("name", form.Name), entries[0].Changes);
    }

    [Fact]
    public async Task History_is_read_page_by_page()
    {
        var school = await SampleSchool.OpenAsync(cluster);
        var student = await school.EnrolledAsync();
        for (var version = 1; version <= 4; version++)
        {
            await StudentGrains.UpdateAsync(cluster, student.Id, version, new BasicDataForm { Ethnicity = $"0{version + 1}" });
        }

        var grain = StudentGrains.Of(cluster, student.Id);
        var first = (await grain.ReadHistory(Staff.NationalOperator, 0, 3, default)).Value!;
        var second = (await grain.ReadHistory(Staff.NationalOperator, first.NextAfter!.Value, 3, default)).Value!;

        Assert.Equal([1, 2, 3, 4, 5], first.Items.Concat(second.Items).Select(entry => entry.Sequence));
        Assert.Equal("ethnicity", second.Items[0].Changes.Single().Field);
        Assert.Null(second.NextAfter);
    }

    private async Task WriteBehindTheGrainAsync(StudentId id, string ethnicity)
    {
        var codec = new RecordCodec(cluster.Keys);
        var stored = (await cluster.Store.FindStudentAsync(id, default))!;
        var record = codec.OpenStudent(id, stored.Payload);
        var change = new BasicDataUpdated(record.Basic with { Ethnicity = ethnicity });
        var unit = new Grains.Students.StudentUnits(codec)
            .Change(StudentRecord.Apply(record, change), change, stored.HeadHash, "elsewhere", cluster.Time.GetUtcNow());
        Assert.IsType<CommitOutcome.Committed>(await cluster.Store.CommitAsync(unit, default));
    }
}
