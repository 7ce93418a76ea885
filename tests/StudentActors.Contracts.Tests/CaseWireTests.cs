using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using StudentActors.Contracts.Calendar;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Cases;
using StudentActors.Contracts.Regions;
using StudentActors.Contracts.Schools;
using StudentActors.Contracts.Students;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Complaints;
using StudentActors.Domain.Dropouts;
using StudentActors.Domain.Entrants;
using StudentActors.Domain.Identity;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.StatusChanges;
using StudentActors.Domain.Students;
using StudentActors.Domain.TermChecks;
using StudentActors.Domain.Transfers;

namespace StudentActors.Contracts.Tests;

/// <summary>Messages about cases arrive as they were sent, every field of them.</summary>
public sealed class CaseWireTests
{
    private static readonly Serializer Wire =
        new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer>();

    private static readonly DateTimeOffset At = new(2026, 11, 24, 2, 0, 0, TimeSpan.Zero);

    private static readonly DateOnly Day = new(2026, 12, 8);

    private static readonly AuthorityCode County = AuthorityCode.Parse("340102");

    private static readonly SchoolCode School = SchoolCode.Parse("2134000001");

    private static readonly ClassId Class = new(Stage.Primary, 2026, 3);

    private static readonly StudentId Student = new(new Guid("2a000000-0000-8000-8000-000000000001"));

    private static readonly CaseId Case = CaseId.Of(Student, new Guid("11111111-2222-3333-4444-555555555555"));

    private static readonly Caller Caller = new("registrar.1", Role.Registrar, Office.Of(School));

    private static readonly Operation Operation = Operation.From("registrar.1", "key", [1, 2, 3]);

    private static readonly EvidenceView Evidence = new()
    {
        Id = new string('a', 64),
        Type = EvidenceType.Jpeg,
        Length = 1_234,
        Name = "证明.jpg",
        By = "registrar.1",
        Office = Office.Of(School),
        At = At,
    };

    private static readonly CaseStepView Step = new(
        CaseParty.SendingProvince, Office.Of(County), StepState.Refused, At, Day, true, true, [County, AuthorityCode.Nation],
        "officer.1", At, "材料不全")
    { Task = StepTask.CarryOut, PassedBy = [Office.Of(School)] };

    public static TheoryData<string, object> Messages => new()
    {
        {
            "transfer", new StartTransfer(Caller, Operation, new TransferForm
            {
                StudentNumber = "G1", Name = "阿依古丽·买买提", ToClass = "primary-2026-3", Reason = "𠮷", EffectiveFrom = "2026-13-01",
                Type = "continuation", RecordMoves = true,
            })
        },
        {
            "case", new StartCase(Caller, Operation, new CaseForm
            {
                Type = "keyDataChange", StudentNumber = "G1", Name = "名", Reason = "因", Date = "2026-12-01", Until = "2027-01-01",
                Class = "primary-2026-3", Country = "FR", GradeChange = "skip", Tool = "change",
                KeyData = new KeyDataForm("新名", "female", "2018-02-30", new DocumentForm("passport", "E1234567", "KZ")),
                OtherStudentNumber = "G2", Ground = "illness", Outcome = "completed", Household = "340102",
            })
        },
        {
            "complaint", new StartComplaint(Caller, Operation, new ComplaintForm
            {
                Case = Case.Value, StudentNumber = "G1", Name = "名", Against = "340102", Complainant = "guardian", Reason = "因",
            })
        },
        { "decision", new DecideCase(Caller, Operation, new CaseDecision("refuse", "理由")) },
        { "withdrawal", new WithdrawCase(Caller, Operation, "理由") },
        { "attachment", new AttachEvidence(Caller, Operation, "证明.pdf", [37, 80, 68, 70]) },
        { "evidence", new EvidenceContent(Evidence, [37, 80]) },
        { "tasks", new ReadTasks(Caller, true, "token", 50) },
        { "persuasion", new RecordPersuasion(Caller, Operation, "2026-11-20") },
        { "year", new WorkingYearForm(2027, ["2027-01-01", null], ["2027-01-03"]) },
        {
            "policy", new PolicySettings
            {
                LargestClass = ImmutableDictionary<Stage, int>.Empty.Add(Stage.Primary, 45), EntryAge = 6, EntryAgeCutOff = "08-31",
                Cases = new CasePolicy
                {
                    StepDays = 5, RemindAfterDays = 3, EscalateEveryDays = 2, ProvincialStep = true, PrefectureStep = true,
                    FreezeFrom = "07-10", FreezeUntil = "08-20", FinalGradeFreezeFrom = "06-20", BlockFinalGrade = true, BlockSuspended = true, BlockGradeChange = true,
                    BlockSameCounty = true, BlockSameCity = true, SuspensionApproval = true, SuspensionMonths = 24, KeyDataLevel = AuthorityLevel.Province,
                    GradeChanges = [GradeChangeKind.Lower, GradeChangeKind.Skip], ClosureApproval = false, DropoutReportDay = 5, SupplementaryCase = true, SupplementaryProvince = false,
                    TermCheckBlockDays = 14, DropoutReviewDays = 30, TransferWindows = ["01-10/02-20"], StudyElsewhereWindows = ["09-01/10-31"],
                    BlockFirstTerm = [Stage.Senior], BlockSeniorThree = true, SuspensionGrounds = [SuspensionGround.Family], SuspensionProof = true,
                    SuspensionOnceMonths = 6, BlockSuspensionLastTerm = true, PaperFiles = false,
                },
            }
        },
        {
            "view", new CaseView
            {
                Id = Case, Type = CaseType.Transfer, Variant = TransferVariant.CrossProvince, State = CaseState.Rejected, Student = Student,
                School = School, Class = Class, ToSchool = School, ToClass = Class, Date = Day, Until = Day, Reason = "因",
                Starter = Office.Of(School),
                OpenedAt = At, EndedAt = At, Steps = [Step], AllowedActions = [new(CaseActionKind.Withdraw, Day)], Evidence = [Evidence],
                RuleId = "identity.duplicate", WithdrawnBy = "a", WithdrawalReason = "b", Version = 7,
                PaperFile = new PaperFileView(Day, true, Day, "a"), Outcome = GraduationOutcome.Completed,
                Applicant = new ApplicantView("测**", Sex.Female, Day, new(DocumentType.Passport, "E*******1", "FR")),
                Complaint = new ComplaintView(Case, Office.Of(County), Complainant.Guardian, ComplaintOutcome.Dismissed, Case), Reopens = Case,
                Household = County, RecordMoves = true,
            }
        },
        {
            "page", new TaskPage(
                [
                    new()
                    {
                        Case = Case, Type = CaseType.Death, Student = Student, School = School, ToSchool = School,
                        Party = CaseParty.Authority, Office = Office.Of(County), DueDate = Day, Overdue = true, EscalatedTo = County, OpenedAt = At,
                    },
                ],
                "next")
            {
                Duties = [new(DutyKind.Records, "primary-2026", Day, true, 2)],
            }
        },
        { "entrants", new AnnounceEntrants(Caller, "2026", [new("primary", 40, "2026-09-01")]) },
        {
            "announced", new EntrantsView(
                School, 2026,
                [
                    new()
                    {
                        Stage = Stage.Primary, Children = 40, EnteredOn = Day, DueDate = Day, State = EntrantState.Missing, Recorded = 38,
                        Missing = 2, WarnedAfterDays = 55, AnnouncedBy = "a", AnnouncedAt = At,
                    },
                ])
        },
        { "term", new CheckTerm(Caller, "2026-autumn", 30, 1, 2, "说明") },
        {
            "term check", new TermCheckView
            {
                School = School, Term = "2026-autumn", State = TermCheckState.Verified, DueDate = Day, Students = 30, Recorded = 31, Separated = 1,
                Empty = 2, Matches = false, Note = "说明", CheckedBy = "a", CheckedAt = At,
            }
        },
        { "unverified", new UnverifiedPage([new(School, "小学", County, ["2026-autumn"])], "next") },
        { "missing records", new MissingRecordsPage([new(School, "小学", County, [new(Stage.Primary, 2026, 40, 2, Day)])], "next") },
        {
            "overdue", new OverdueView
            {
                Region = County, AsOf = At, Open = 5_000_000_000, Overdue = 3, Oldest = Day,
                Regions = [new(County, "瑶海区", 5, 3, Day)],
                Parties = [new(CaseType.Suspension, CaseParty.Authority, 2, 1, Day)],
            }
        },
        { "proposal", new ProposeClosing(Caller, Operation, School, [new("primary-2026-1", "primary-2026-2")], "布局调整", "档案室") },
        { "closing decision", new DecideClosing(Caller, Operation, new CaseDecision("refuse", "理由")) },
        {
            "closing", new ClosingView
            {
                School = School, Into = School, State = ClosingState.Failed, Classes = [new(Class, Class)], Reason = "因", Archive = "档案室",
                ProposedBy = "a", ProposedFor = Office.Of(County), ProposedAt = At, DecidedBy = "b", DecisionReason = "同意", DecidedAt = At,
                RuleId = "class.full", EndedAt = At, Version = 5,
            }
        },
        { "graduation", new GraduateClass(Caller, Operation, "primary-2020-1", "2026-07-01", "graduated", "毕业") },
        { "graduation view", new ClassGraduationView(School, Class, 40, 2, [new(Student, Refusal.Of(RuleBook.GraduationProblem))]) },
        { "dropouts", new ReportDropouts(Caller, Operation, "2026-11", 3, "已劝返") },
        {
            "dropout report", new DropoutReportView
            {
                School = School, Month = "2026-11", State = ReportState.Overdue, DueDate = Day, Suspected = 1, DroppedOut = 2, Note = "无",
                ReportedBy = "a", ReportedAt = At, Late = true,
            }
        },
        { "missing reports", new MissingReportsPage([new(School, "小学", County, ["2026-10"])], "next") },
        { "review", new ReviewDropouts(Caller, Operation, "2026Q3", 1, 2, 3, "说明") },
        {
            "dropout review", new DropoutReviewView
            {
                Authority = County, Period = "2026Q3", Kind = ReviewKind.Quarter, State = ReviewState.Overdue, DueDate = Day, Provisional = true,
                Reminded = true, EscalatedTo = [AuthorityCode.Parse("340100")], Ledger = new(5, 1, 2, 3, 4), Suspected = 1, DroppedOut = 2,
                Returned = 3, Remark = "说明", ReviewedBy = "a", ReviewedAt = At, Late = true,
            }
        },
        {
            "overdue reviews", new OverdueReviewsPage(
                [new(County, "瑶海区", AuthorityLevel.County, "2026Q3", ReviewKind.Quarter, Day, [AuthorityCode.Parse("340100")])], "next")
        },
        { "late", new ReadOverdueReviews(Caller, "token", 50) },
        {
            "duties", new DutyList([new(DutyKind.DropoutReview, "2026Q3", Day, true, 1) { Authority = County, Reminded = true }])
        },
        { "calendar", new CalendarView([new(2027, [new(2027, 1, 1)], [new(2027, 1, 3)])]) },
        { "open case", new OpenCaseView(Case, CaseType.GradeChange) },
    };

    [Theory]
    [MemberData(nameof(Messages))]
    public void Message_arrives_as_it_was_sent(string name, object message)
    {
        AssertEveryFieldIsSet(name, message);

        var received = Wire.Deserialize<object>(Wire.SerializeToArray(message));

        Assert.IsType(message.GetType(), received);
        Assert.Equal(Json(message), Json(received));
    }

    [Fact]
    public void Forms_without_anything_stay_empty()
    {
        Assert.Equal(new TransferForm(), Sent(new TransferForm()));
        Assert.Equal(new CaseForm(), Sent(new CaseForm()));
        Assert.Equal(new ComplaintForm(), Sent(new ComplaintForm()));
        Assert.Equal(new CaseForm { KeyData = new(null, null, null, null) }, Sent(new CaseForm { KeyData = new(null, null, null, null) }));
        Assert.Equal(new CaseDecision(null, null), Sent(new CaseDecision(null, null)));
        Assert.Equal(new WorkingYearForm(null, null, null), Sent(new WorkingYearForm(null, null, null)));
        Assert.Equal(CasePolicy.Nothing, Sent(CasePolicy.Nothing));
    }

    // A field that a test message leaves out could be lost on the wire without anybody seeing it.
    private static void AssertEveryFieldIsSet(string path, object value)
    {
        foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetIndexParameters().Length > 0 || !property.CanWrite)
            {
                continue;
            }

            var item = property.GetValue(value);
            Assert.True(item is not null && !(item is ICollection { Count: 0 }), $"{path}.{property.Name} is not set");
            if (property.PropertyType.Namespace!.StartsWith("StudentActors", StringComparison.Ordinal) && property.PropertyType.IsClass)
            {
                AssertEveryFieldIsSet($"{path}.{property.Name}", item);
            }
        }
    }

    private static T Sent<T>(T value) => Wire.Deserialize<T>(Wire.SerializeToArray(value))!;

    private static string Json(object value) => JsonSerializer.Serialize(value);
}
