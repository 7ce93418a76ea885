using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Students;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Rules;
using StudentActors.Grains.Tests.Clusters;
using StudentActors.Grains.Tests.Samples;

namespace StudentActors.Grains.Tests.Students;

public sealed class StudentDirectoryGrainTests(RegistryCluster cluster) : IClassFixture<RegistryCluster>
{
    [Fact]
    public async Task A_document_leads_to_its_record_however_it_is_written()
    {
        var school = await SampleSchool.OpenAsync(cluster);
        var form = Children.WithPassport(school.Code, school.Class);
        var student = await school.EnrolledAsync(form);

        var answer = await FindAsync(new LookUpStudent
        {
            Caller = Staff.NationalOperator,
            DocumentType = "护照",
            DocumentNumber = $" {form.Document!.Number!.ToLowerInvariant()} ",
            DocumentIssuer = "fr",
        });

        Assert.Equal(student.Id, answer.Value!.Id);
        Assert.True(answer.Value.Masked);
    }

    [Fact]
    public async Task A_number_leads_to_its_record_and_with_another_letter_to_nobody()
    {
        var school = await SampleSchool.OpenAsync(cluster);
        var student = await school.EnrolledAsync(Children.WithPassport(school.Code, school.Class));

        var found = await FindAsync(new LookUpStudent { Caller = Staff.NationalOperator, StudentNumber = student.StudentNumber.Value });
        var otherLetter = await FindAsync(new LookUpStudent { Caller = Staff.NationalOperator, StudentNumber = 'L' + student.StudentNumber.Body });

        Assert.Equal(student.Id, found.Value!.Id);
        Assert.Equal(RuleBook.StudentNotFound, otherLetter.Refusal!.Rule);
    }

    [Fact]
    public async Task Who_was_looked_up_has_no_grain_in_memory()
    {
        var school = await SampleSchool.OpenAsync(cluster);
        var student = await school.EnrolledAsync();

        var found = await FindAsync(new LookUpStudent { Caller = Staff.NationalOperator, StudentNumber = student.StudentNumber.Value });
        var afterLookUp = await ActiveAsync();
        await cluster.Grains.GetGrain<IStudentGrain>(student.Id.Guid).Read(new ReadStudent(Staff.NationalOperator), default);
        var afterReading = await ActiveAsync();

        Assert.Equal(student.Id, found.Value!.Id);
        Assert.Equal((false, true), (afterLookUp, afterReading));

        async Task<bool> ActiveAsync()
        {
            var id = cluster.Grains.GetGrain<IStudentGrain>(student.Id.Guid).GetGrainId();
            var active = await cluster.Grains.GetGrain<IManagementGrain>(0).GetDetailedGrainStatistics();
            return active.Any(grain => grain.GrainId == id);
        }
    }

    [Fact]
    public async Task A_record_outside_the_callers_office_is_not_found()
    {
        var school = await SampleSchool.OpenAsync(cluster);
        var student = await school.EnrolledAsync();

        var answer = await FindAsync(new LookUpStudent
        {
            Caller = Staff.Of(Role.Officer, "330000"),
            StudentNumber = student.StudentNumber.Value,
        });

        Assert.Equal(RuleBook.StudentNotFound, answer.Refusal!.Rule);
    }

    [Fact]
    public async Task Nobody_s_document_or_number_is_not_found()
    {
        var unknown = await FindAsync(new LookUpStudent { Caller = Staff.NationalOperator, StudentNumber = "L340102202003149990" });
        var noNumber = await FindAsync(new LookUpStudent { Caller = Staff.NationalOperator, StudentNumber = "17" });

        Assert.Equal(RuleBook.StudentNotFound, unknown.Refusal!.Rule);
        Assert.Equal(RuleBook.StudentNotFound, noNumber.Refusal!.Rule);
    }

    [Fact]
    public async Task Exactly_one_key_is_asked_for_and_a_wrong_document_is_refused()
    {
        var neither = await FindAsync(new LookUpStudent { Caller = Staff.NationalOperator });
        var both = await FindAsync(new LookUpStudent { Caller = Staff.NationalOperator, StudentNumber = "G1", DocumentNumber = "1" });
        var wrong = await FindAsync(new LookUpStudent { Caller = Staff.NationalOperator, DocumentType = "residentId", DocumentNumber = "1" });

        Assert.Equal(RuleBook.LookUpKey, neither.Refusal!.Rule);
        Assert.Equal(RuleBook.LookUpKey, both.Refusal!.Rule);
        Assert.Equal(RuleBook.DocumentShape, wrong.Refusal!.Rule);
    }

    private Task<Answer<StudentView>> FindAsync(LookUpStudent query) => cluster.Grains.GetGrain<IStudentDirectoryGrain>(0).Find(query, default);
}
