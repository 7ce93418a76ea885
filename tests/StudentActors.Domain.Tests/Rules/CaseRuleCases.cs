using StudentActors.Domain.Accounts;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Complaints;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.StatusChanges;
using StudentActors.Domain.Students;
using StudentActors.Domain.Tests.Cases;
using StudentActors.Domain.Tests.Complaints;
using StudentActors.Domain.Tests.Dropouts;
using StudentActors.Domain.Tests.StatusChanges;
using StudentActors.Domain.Tests.Transfers;
using StudentActors.Domain.Transfers;
using static StudentActors.Domain.Tests.Cases.CaseSamples;
using static StudentActors.Domain.Tests.Complaints.ComplaintSamples;

namespace StudentActors.Domain.Tests.Rules;

/// <summary>For each rule on cases and on the calendar, one request that it refuses.</summary>
internal static class CaseRuleCases
{
    private static readonly byte[] Pdf = "%PDF-1.7"u8.ToArray();

    private static readonly Caller Receiver = Registrar(OtherProvince);

    private static readonly PlaceOfStudy Grade2 = Place("2134000001", Yaohai, "primary-2025-1");

    public static IReadOnlyDictionary<Rule, Func<Refusal?>> All { get; } = new Dictionary<Rule, Func<Refusal?>>
    {
        [RuleBook.CalendarYear] = () => WorkingYear.Check(new(1999, [], [])).Refusal,
        [RuleBook.CalendarDay] = () => WorkingYear.Check(new(2027, ["2027-02-29"], [])).Refusal,
        [RuleBook.CalendarDays] = () => WorkingYear.Check(new(2027, ["2027-01-01/2027-12-31"], [])).Refusal,
        [RuleBook.CalendarWorked] = () => WorkingYear.Check(new(2027, [], ["2027-01-04"])).Refusal,

        [RuleBook.PolicyStepDays] = () => Policy(new() { StepDays = 0 }),
        [RuleBook.PolicyRemindDays] = () => Policy(new() { RemindAfterDays = 10 }),
        [RuleBook.PolicyEscalateDays] = () => Policy(new() { EscalateEveryDays = 11 }),
        [RuleBook.PolicyFreeze] = () => Policy(new() { FreezeFrom = "02-29" }),
        [RuleBook.PolicyTransferWindows] = () => Policy(new() { TransferWindows = ["02-29/03-01"] }),
        [RuleBook.TransferWindow] = () => Open(OtherProvince, sending: new CasePolicy { TransferWindows = ["08-25/09-10"] }).Refusal,
        [RuleBook.TransferFirstTerm] = () => Open(OtherProvince, receiving: new CasePolicy { BlockFirstTerm = [Stage.Primary] }).Refusal,
        [RuleBook.TransferSeniorThree] = () => PolicyBlockTests.SeniorThree(new CasePolicy { BlockSeniorThree = true }).Refusal,
        [RuleBook.SuspensionGroundUnknown] = () => Check(PolicyBlockTests.Suspension with { Ground = "boredom" }),
        [RuleBook.SuspensionGroundNotAllowed] = () =>
            Open(PolicyBlockTests.Suspension, policy: new CasePolicy { SuspensionGrounds = [SuspensionGround.Illness] }).Refusal,
        [RuleBook.SuspensionOnce] = () => Open(PolicyBlockTests.Suspension, policy: new CasePolicy { SuspensionOnceMonths = 2 }).Refusal,
        [RuleBook.SuspensionLastTerm] = () => PolicyBlockTests.LastTerm(new CasePolicy { BlockSuspensionLastTerm = true }).Refusal,
        [RuleBook.PolicyDropoutReportDay] = () => Policy(new() { DropoutReportDay = 29 }),
        [RuleBook.PolicyTermCheckBlock] = () => Policy(new() { TermCheckBlockDays = 181 }),
        [RuleBook.PolicyDropoutReviewDays] = () => Policy(new() { DropoutReviewDays = 61 }),
        [RuleBook.PolicyDropoutReviewLevel] = () => Refusal.Of(
            (RegionPolicy.Nothing with { Cases = new() { DropoutReviewDays = 30 } }).Check(AuthorityLevel.County)),
        [RuleBook.PolicySuspension] = () => Policy(new() { SuspensionMonths = 0 }),

        [RuleBook.CaseNotFound] = () => Decide(Officer(Wuhu)),
        [RuleBook.CaseStepDecided] = () => Decide(Receiver),
        [RuleBook.CaseStepWaiting] = () => Decide(Registrar(Home)),
        [RuleBook.CaseStepOffice] = () => Decide(Samples.NationalOperator),
        [RuleBook.CaseDecisionUnknown] = () => Decide(Officer(Wuhua), "perhaps"),
        [RuleBook.CaseRefusalReason] = () => Decide(Officer(Wuhua), "refuse"),
        [RuleBook.CaseReason] = () => Decide(Officer(Wuhua), "refuse", "a\nb"),
        [RuleBook.CaseEvidenceRequired] = () => CaseDecisions.Decide(
            Started(Open(Form("death") with { Date = "2026-11-20" })), Officer(Yaohai), new("approve", null), Now, Days).Refusal,
        [RuleBook.CaseWithdrawalOffice] = () => CaseDecisions.Withdraw(Transferring, Registrar(Home), null, Now).Refusal,
        [RuleBook.CaseEnded] = () => CaseDecisions.Withdraw(ApprovedByAll(Transferring), Receiver, null, Now).Refusal,

        [RuleBook.EvidenceOffice] = () => Attach(caller: Samples.NationalOperator),
        [RuleBook.EvidenceName] = () => Attach(name: ""),
        [RuleBook.EvidenceSize] = () => Attach(length: 0),
        [RuleBook.EvidenceTypeUnknown] = () => Attach(content: "GIF89a"u8.ToArray()),
        [RuleBook.EvidenceTooMany] = () => Attach(record: Transferring with
        {
            Evidence = [.. Enumerable.Repeat(new EvidenceItem("c", EvidenceType.Pdf, 8, "a.pdf", "a", Office.Nation, Now), 20)],
        }),
        [RuleBook.EvidenceExists] = () => Attach(record: WithEvidence(Transferring), hash: new string('a', 64)),

        [RuleBook.StudentNumberShape] = () => TransferCheck.Check(TransferInForm with { StudentNumber = "G1" }, Today).Refusal,
        [RuleBook.CaseReasonRequired] = () => TransferCheck.Check(TransferInForm with { Reason = "" }, Today).Refusal,
        [RuleBook.TransferEffectiveFrom] = () => TransferCheck.Check(TransferInForm with { EffectiveFrom = "2027-01-01" }, Today).Refusal,
        [RuleBook.TransferType] = () => TransferCheck.Check(TransferInForm with { Type = "death" }, Today).Refusal,
        [RuleBook.ContinuationClass] = () => ContinuationTests.Continue(OtherProvince).Refusal,
        [RuleBook.ContinuationEarly] = () => ContinuationTests.Continue(
            ContinuationTests.Junior with { Class = new ClassId(Stage.Junior, 2032, 1) }, Student()).Refusal,
        [RuleBook.SpecialEducationSchools] = () => SpecialEducationTests.Ask(SameCounty, true).Refusal,
        [RuleBook.SpecialEducationClass] = () => SpecialEducationTests.Ask(
            SpecialEducationTests.Special with { Class = new ClassId(Stage.Primary, 2025, 1) }, true).Refusal,
        [RuleBook.SpecialEducationRecord] = () => SpecialEducationTests.Ask(Home, true, SpecialEducationTests.Guest).Refusal,
        [RuleBook.StudyElsewhereProvince] = () => StudyElsewhereTests.Ask(StudyElsewhereTests.Junior with { HomeAuthority = Wuhu }).Refusal,
        [RuleBook.StudyElsewhereClass] = () => StudyElsewhereTests.Ask(OtherProvince).Refusal,
        [RuleBook.StudyElsewhereWindow] = () => StudyElsewhereTests.Ask(now: new DateTimeOffset(2026, 12, 20, 0, 0, 0, TimeSpan.Zero)).Refusal,
        [RuleBook.StudyElsewhereTwice] = () => StudyElsewhereTests.Ask(
            student: StudyElsewhereTests.Graduate with { AskedElsewhere = [StudyElsewhereTests.Junior.School] }).Refusal,
        [RuleBook.TransferReceivingSchool] = () => Open(OtherProvince, caller: Registrar(Home)).Refusal,
        [RuleBook.IdentityMismatch] = () => Open(OtherProvince, Student() with { Name = "王小明" }).Refusal,
        [RuleBook.CaseOpenBusiness] = () => Open(OtherProvince, Student() with { OpenCase = new(Id, CaseType.Death) }).Refusal,
        [RuleBook.CaseStatus] = () => Open(OtherProvince, Student() with { Status = StudentStatus.Abroad }).Refusal,
        [RuleBook.CaseStudentMoved] = () => StudentCases.Begin(Student(), Id, CaseType.Transfer, SameCounty).Refusal,
        [RuleBook.FileSendingSchool] = () => PaperFileTests.HandOver(caller: Receiver).Refusal,
        [RuleBook.FileNone] = () => PaperFileTests.HandOver(Transferring).Refusal,
        [RuleBook.FileHandedOverBefore] = () => PaperFileTests.HandOver(PaperFileTests.HandedOver).Refusal,
        [RuleBook.FileDate] = () => PaperFileTests.HandOver(date: "2027-01-02").Refusal,
        [RuleBook.SnapshotOffice] = () => CaseAccess.MayNotReadSnapshot(Transferring, Receiver),
        [RuleBook.SnapshotNone] = () => CaseAccess.MayNotReadSnapshot(Transferring, Registrar(Home)),
        [RuleBook.TransferProblem] = () => Open(OtherProvince, Student(ProblemKind.NoDocument)).Refusal,
        [RuleBook.TransferSameSchool] = () => Open(Home).Refusal,
        [RuleBook.TransferStage] = () => Open(Place("3134000001", Yaohai, "junior-2026-1")).Refusal,
        [RuleBook.TransferFreeze] = () => Open(OtherProvince, now: new DateTimeOffset(2027, 7, 20, 0, 0, 0, TimeSpan.Zero)).Refusal,
        [RuleBook.TransferGradeChange] = () => Open(Place("2153000001", Wuhua, "primary-2025-1")).Refusal,
        [RuleBook.TransferSuspended] = () => Open(OtherProvince, Student() with { Status = StudentStatus.Suspended }).Refusal,
        [RuleBook.TransferFinalGrade] = () => Open(
            Place("2153000001", Wuhua, "primary-2021-1"),
            Student() with { Place = Home with { Class = new ClassId(Stage.Primary, 2021, 1) } },
            new CasePolicy { BlockFinalGrade = true }).Refusal,
        [RuleBook.TransferSameCity] = () => Open(SamePrefecture, sending: new CasePolicy { BlockSameCity = true }).Refusal,
        [RuleBook.TransferSameCounty] = () => Open(SameCounty, sending: new CasePolicy { BlockSameCounty = true }).Refusal,

        [RuleBook.CaseTypeUnknown] = () => Check(Form("transfer")),
        [RuleBook.CaseFieldRequired] = () => Check(Form("death")),
        [RuleBook.CaseFieldUnused] = () => Check(Form("death") with { Date = "2026-11-20", Country = "FR" }),
        [RuleBook.CaseDate] = () => Check(Form("death") with { Date = "2026-11-25" }),
        [RuleBook.CaseCountry] = () => Check(Form("goingAbroad") with { Date = "2026-12-01", Country = "法国" }),
        [RuleBook.GradeChangeKindUnknown] = () =>
            Check(Form("gradeChange") with { Date = "2026-12-01", Class = "primary-2025-1", GradeChange = "jump" }),
        [RuleBook.ProblemToolUnknown] = () => Check(Form("problemRecord") with { Tool = "hammer" }),
        [RuleBook.GraduationOutcomeUnknown] = () => Check(Form("graduation") with { Date = "2026-07-01", Outcome = "expelled" }),
        [RuleBook.GraduationGrade] = () => GraduationTests.Graduate(Student(), Today).Refusal,
        [RuleBook.IdentityDuplicate] = () => SupplementaryTests.Open(known: true).Refusal,
        [RuleBook.SupplementaryGrade] = () => SupplementaryTests.Open(Home).Refusal,
        [RuleBook.SupplementaryRequired] = () =>
            SupplementaryOpening.RefuseEnrolment(Home with { Class = new ClassId(Stage.Primary, 2025, 1) }, new CasePolicy { SupplementaryCase = true }, Today),
        [RuleBook.GraduationProblem] = () => GraduationTests.Graduate(
            GraduationTests.Finished with { Problems = [ProblemKind.NoDocument] }, Today).Refusal,
        [RuleBook.CaseStartOffice] = () =>
            Open(Form("death") with { Date = "2026-11-20" }, caller: Officer(AuthorityCode.Parse("340100"))).Refusal,
        [RuleBook.StudentNotFound] = () => Open(Form("death") with { Date = "2026-11-20" }, caller: Officer(Wuhua)).Refusal,
        [RuleBook.WithdrawalCompulsory] = () => Open(Form("withdrawal") with { Date = "2026-11-20" }).Refusal,
        [RuleBook.CaseReturnDate] = () => Open(
            Form("dropoutReturn") with { Date = "2026-10-01" },
            Student() with { Status = StudentStatus.DroppedOut, Absence = new Absence(new DateOnly(2026, 10, 2), []) }).Refusal,
        [RuleBook.CaseClass] = () => Open(
            Form("gradeChange") with { Date = "2026-12-01", Class = "primary-2025-1", GradeChange = "repeat" },
            policy: new CasePolicy { GradeChanges = [GradeChangeKind.Repeat] }, place: Grade2).Refusal,
        [RuleBook.GradeChangeOff] = () => Open(
            Form("gradeChange") with { Date = "2026-12-01", Class = "primary-2025-1", GradeChange = "skip" }, place: Grade2).Refusal,
        [RuleBook.ProblemNone] = () => Open(Form("problemRecord") with { Tool = "evidence" }).Refusal,
        [RuleBook.MergerSurvivor] = () => MergerTests.Merge(Student(), Student()).Refusal,
        [RuleBook.MergerNone] = () => StudentCases.Begin(Student(), Id, CaseType.RecordUnmerge, Home).Refusal,
        [RuleBook.SuspensionUntil] = () => Open(Form("suspension") with { Date = "2026-12-01", Until = "2026-11-30" }).Refusal,
        [RuleBook.SuspensionTooLong] = () => Open(Form("suspension") with { Date = "2026-12-01", Until = "2027-12-01" }).Refusal,
        [RuleBook.ComplaintSubject] = () => ComplaintCheck.Check(AboutRecord(Samples.NationalOperator.Office) with { Case = Id.Value }).Refusal,
        [RuleBook.ComplaintAgainst] = () => ComplaintCheck.Check(AboutRecord(Office.Nation) with { Against = "合肥" }).Refusal,
        [RuleBook.ComplaintComplainant] = () => ComplaintCheck.Check(AboutRecord(Office.Nation) with { Complainant = "parent" }).Refusal,
        [RuleBook.ComplaintParty] = () => Complain(RefusedBySchool(SameCounty), Office.Of(Wuhua)).Refusal,
        [RuleBook.ComplaintNation] = () => Complain(RefusedBySchool(SameCounty), Office.Nation).Refusal,
        [RuleBook.ComplaintText] = () => ComplaintSamples.Decide(At(StepTask.Inquire), reason: null).Refusal,
        [RuleBook.ComplaintHighest] = () => ComplaintSamples.Decide(At(StepTask.Inquire), "refuse").Refusal,
        [RuleBook.ComplaintToBeDone] = () => ComplaintSamples.Decide(At(StepTask.CarryOut), "refuse").Refusal,
        [RuleBook.ComplaintRuled] = () => CaseDecisions.Withdraw(At(StepTask.Tell), Receiver, null, Now).Refusal,
        [RuleBook.HandoverHousehold] = () => Check(Form("dropout") with { Date = "2026-11-20", Household = "000000" }),
        [RuleBook.HandoverSameCounty] = () => DropoutHandoverTests.Start(Yaohai.Value).Refusal,
        [RuleBook.HandoverBefore] = () => DropoutHandoverTests.Start(Wuhua.Value, DropoutHandoverTests.HandedOver).Refusal,
        [RuleBook.HandoverNone] = () => CaseAccess.MayNotReadFile(Started(DropoutHandoverTests.Start(Wuhua.Value)), Officer(Wuhua)),
        [RuleBook.PersuasionNobody] = () => Persuasion.Decide(Student(), Registrar(Home), "2026-11-20", Today).Refusal,
        [RuleBook.PersuasionDate] = () => Persuasion.Decide(
            Student() with { Status = StudentStatus.DroppedOut }, Registrar(Home), "2026-11-25", Today).Refusal,
    };

    private static CaseRecord Transferring => Started(Open(OtherProvince));

    private static Refusal? Policy(CasePolicy policy) => Refusal.Of(policy.Check("cases"));

    private static Refusal? Check(CaseForm form) => StatusChangeCheck.Check(form, Today).Refusal;

    private static Refusal? Decide(Caller caller, string decision = "approve", string? reason = null) =>
        CaseDecisions.Decide(Transferring, caller, new CaseDecision(decision, reason), Now, Days).Refusal;

    private static Refusal? Attach(
        CaseRecord? record = null, Caller? caller = null, string name = "a.pdf", byte[]? content = null, long length = 8,
        string hash = "b") =>
        EvidenceRules.Decide(record ?? Transferring, caller ?? Receiver, name, content ?? Pdf, length, hash, Now).Refusal;
}
