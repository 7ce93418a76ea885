using StudentActors.Domain.Accounts;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Identity;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Domain.TermChecks;
using StudentActors.Domain.Tests.Dropouts;
using StudentActors.Domain.Tests.Entrants;
using StudentActors.Domain.Tests.Schools;
using StudentActors.Domain.Tests.TermChecks;

namespace StudentActors.Domain.Tests.Rules;

/// <summary>For each rule that the domain decides, one request that it refuses.</summary>
internal static class RuleCases
{
    private static readonly Dictionary<string, string> InvalidItem = new() { ["key"] = "two\nlines" };

    public static IReadOnlyDictionary<Rule, Func<Refusal?>> All { get; } = new Dictionary<Rule, Func<Refusal?>>(CaseRuleCases.All)
    {
        [RuleBook.RequestInvalid] = () => Enrol(Samples.Form with { Name = "", Sex = "" }),

        [RuleBook.SchoolCodeShape] = () => Enrol(Samples.Form with { School = "1134000001" }),
        [RuleBook.ClassIdShape] = () => Enrol(Samples.Form with { Class = "primary" }),
        [RuleBook.NameRequired] = () => Enrol(Samples.Form with { Name = "" }),
        [RuleBook.NameTooLong] = () => Enrol(Samples.Form with { Name = new string('王', 101) }),
        [RuleBook.NameCharacters] = () => Enrol(Samples.Form with { Name = "王\u202E" }),
        [RuleBook.SexRequired] = () => Enrol(Samples.Form with { Sex = null }),
        [RuleBook.BirthDate] = () => Enrol(Samples.Form with { BirthDate = "2019-02-29" }),
        [RuleBook.BirthDateRange] = () => Enrol(Samples.Form with { BirthDate = "1900-01-01", Document = null }),
        [RuleBook.Ethnicity] = () => Enrol(Samples.Form with { Ethnicity = "57" }),
        [RuleBook.EntryRequired] = () => Enrol(Samples.Form with { Entry = null }),
        [RuleBook.EntryDate] = () => Enrol(Samples.Form with { Entry = new EntryForm("2018-03-15", "nearby") }),
        [RuleBook.EntryWay] = () => Enrol(Samples.Form with { Entry = new EntryForm("2026-09-01", "02") }),
        [RuleBook.AttendanceUnknown] = () => Enrol(Samples.Form with { Attendance = "4" }),
        [RuleBook.GuardianName] = () => Enrol(Samples.Form with { Guardians = [new("", "母亲")] }),
        [RuleBook.GuardianRelation] = () => Enrol(Samples.Form with { Guardians = [new("李四", "")] }),
        [RuleBook.GuardiansTooMany] = () =>
            Enrol(Samples.Form with { Guardians = [.. Enumerable.Repeat(new GuardianForm("李四", "母亲"), 5)] }),
        [RuleBook.Phone] = () => Enrol(Samples.Form with { Phone = "1234" }),
        [RuleBook.Address] = () => Enrol(Samples.Form with { Address = new string('路', 201) }),
        [RuleBook.ProvincialData] = () => Enrol(Samples.Form with { ProvincialData = InvalidItem }),

        [RuleBook.DocumentType] = () => Enrol(new DocumentForm("licence", "1")),
        [RuleBook.DocumentNumberRequired] = () => Enrol(new DocumentForm("residentId", "")),
        [RuleBook.DocumentShape] = () => Enrol(new DocumentForm("residentId", "990101180315003")),
        [RuleBook.CheckDigit] = () => Enrol(new DocumentForm("residentId", "990101201803150030")),
        [RuleBook.DocumentBirthDate] = () => Enrol(new DocumentForm("residentId", "99000020190229001X")),
        [RuleBook.DivisionUnknown] = () => Enrol(new DocumentForm("residentId", Samples.ResidentIdOf("340199", Samples.BirthDate, 3))),
        [RuleBook.SyntheticIdentity] = () => EnrolmentCheck.Check(Samples.Form, Samples.Today, Samples.Real).Refusal,
        [RuleBook.BirthDateMismatch] = () => Enrol(Samples.Form with { BirthDate = "2018-03-14" }),
        [RuleBook.SexMismatch] = () => Enrol(Samples.Form with { Sex = "female" }),
        [RuleBook.IssuerRequired] = () => Enrol(new DocumentForm("passport", "AB1234567")),
        [RuleBook.IssuerNotAllowed] = () => Enrol(new DocumentForm("residentId", Samples.ResidentId, "CN")),

        [RuleBook.NothingToChange] = () => BasicDataChange.Decide(Samples.Record(), new BasicDataForm()).Refusal,
        [RuleBook.RecordClosed] = () => BasicDataChange.Decide(
            Samples.Record() with { Status = StudentStatus.Graduated }, new BasicDataForm { Phone = "" }).Refusal,
        [RuleBook.NumberFormal] = () => NumberAssignment.Decide(Samples.Record(), 900).Refusal,
        [RuleBook.NumberProblem] = () => NumberAssignment.Decide(Samples.Record(ProblemKind.NumberTaken), 900).Refusal,

        [RuleBook.SchoolName] = () => OpenSchool(name: ""),
        [RuleBook.SchoolAuthority] = () => OpenSchool(authority: "000000"),
        [RuleBook.SchoolCodeProvince] = () => OpenSchool(authority: "110101"),
        [RuleBook.SchoolStages] = () => OpenSchool(years: 7),
        [RuleBook.StageNotTaught] = () => OpenClass(stage: "senior"),
        [RuleBook.ClassFinished] = () => OpenClass(entryYear: 2019),
        [RuleBook.ClassTooEarly] = () => OpenClass(entryYear: 2028),
        [RuleBook.ClassCapacity] = () => OpenClass(capacity: 0),
        [RuleBook.ClassOversize] = () => OpenClass(capacity: 46),
        [RuleBook.ClassExists] = () => ClassOpening.Decide(
            Samples.NineYearSchool with { Classes = [new SchoolClass(Samples.Class, 45)] },
            "primary", 2026, 3, 45, 45, Samples.Today).Refusal,

        [RuleBook.SchoolClosed] = () => ClassOpening.Decide(Closings.Running, "primary", 2026, 3, 45, 45, Samples.Today).Refusal,
        [RuleBook.SchoolCodeVoid] = () => Closings.Propose(SchoolRecord.Apply(Closings.Running, new SchoolClosed(Closings.Now))).Refusal,
        [RuleBook.SchoolLiveStudents] = () => Closings.Propose(form: Closings.Closure, live: 1).Refusal,
        [RuleBook.SchoolAbsorbs] = () => Closings.Propose(SchoolRecord.Apply(Closings.School, new AbsorptionBegan(Closings.Other.Code, [], []))).Refusal,
        [RuleBook.ClosingUnderWay] = () => Closings.Propose(Closings.Proposed).Refusal,
        [RuleBook.ClosingNone] = () => Closings.Decide(Closings.School).Refusal,
        [RuleBook.ClosingApprovalOffice] = () => Closings.Decide(Closings.Proposed, Closings.County).Refusal,
        [RuleBook.MergerIntoItself] = () => Closings.Propose(form: Closings.Merger with { Into = Samples.School }).Refusal,
        [RuleBook.MergerStage] = () => Closings.Absorb(leaving: Closings.Leaving("junior-2026-1", 3, 20)).Refusal,
        [RuleBook.MergerClass] = () => Closings.Propose(form: Closings.Merger with { Classes = [new("primary-2026-3", "primary-2025-1")] }).Refusal,
        [RuleBook.ClosureArchive] = () => Closings.Propose(form: Closings.Closure with { Archive = "" }).Refusal,
        [RuleBook.ClassNotFound] = () => Closings.Absorb(wanted: new(Samples.Class, Samples.Class with { Number = 9 })).Refusal,
        [RuleBook.ClassFull] = () => Closings.Absorb(wanted: new(Samples.Class, Samples.Class with { Number = 1 }), free: 19).Refusal,

        [RuleBook.DropoutReportMonth] = () => DropoutReportsTests.Report(month: "2026-13").Refusal,
        [RuleBook.DropoutReportSuspected] = () => DropoutReportsTests.Report(suspected: -1).Refusal,
        [RuleBook.DropoutReportEarly] = () => DropoutReportsTests.Report(month: "2026-10").Refusal,
        [RuleBook.DropoutReportExists] = () => DropoutReportsTests.Report(DropoutReportsTests.Reported).Refusal,
        [RuleBook.DropoutReportNone] = () => DropoutReportsTests.Report(month: "2026-08").Refusal,

        [RuleBook.DropoutReviewPeriod] = () => DropoutReviewsTests.Check("2026Q5").Refusal,
        [RuleBook.DropoutReviewFigures] = () => DropoutReviewsTests.Check(suspected: -1).Refusal,
        [RuleBook.DropoutReviewRemark] = () => DropoutReviewsTests.Check(remark: "两\n行").Refusal,
        [RuleBook.DropoutReviewDiffers] = () => DropoutReviewsTests.Conclude(suspected: 5).Refusal,
        [RuleBook.DropoutReviewOffice] = () => DropoutReviewsTests.Check(caller: Samples.NationalOperator).Refusal,
        [RuleBook.DropoutReviewNone] = () => DropoutReviewsTests.Check("2026Q2").Refusal,
        [RuleBook.DropoutReviewEarly] = () => DropoutReviewsTests.Check("2026Q4").Refusal,

        [RuleBook.EntrantsYear] = () => EntrantRecordsTests.Announce(year: "2024").Refusal,
        [RuleBook.EntrantsStage] = () => EntrantRecordsTests.Announce(stage: "kindergarten").Refusal,
        [RuleBook.EntrantsStageTwice] = () => EntrantRecordsTests.AnnounceAll(
            null, [new("primary", 1, "2026-09-01"), new("primary", 1, "2026-09-01")]).Refusal,
        [RuleBook.EntrantsChildren] = () => EntrantRecordsTests.Announce(children: null).Refusal,
        [RuleBook.EntrantsDate] = () => EntrantRecordsTests.Announce(enteredOn: "2026-9-1").Refusal,

        [RuleBook.TermCheckTerm] = () => TermVerificationTests.Check(term: "2026-winter").Refusal,
        [RuleBook.TermCheckCurrent] = () => TermVerificationTests.Check(term: "2027-spring").Refusal,
        [RuleBook.TermCheckNumber] = () => TermVerificationTests.Check(students: null).Refusal,
        [RuleBook.TermCheckNote] = () => TermVerificationTests.Check(students: 29).Refusal,
        [RuleBook.TermCheckUnverified] = () => TermVerification.Refuse(
            TermVerificationTests.Unverified, CaseType.Transfer, new CasePolicy { TermCheckBlockDays = 0 },
            TermVerification.End(new(2026, TermSeason.Autumn))),

        [RuleBook.EntryAge] = () => (RegionPolicy.Nothing with { EntryAge = 6 }).RefuseEntry(Samples.Class, new DateOnly(2020, 9, 1)),
        [RuleBook.PolicyEntryAge] = () => Refusal.Of((RegionPolicy.Nothing with { EntryAge = 2 }).Check()),
        [RuleBook.PolicyCutOff] = () => Refusal.Of((RegionPolicy.Nothing with { EntryAgeCutOff = "02-29" }).Check()),

        [RuleBook.AccountName] = () => OpenAccount(account: "A"),
        [RuleBook.AccountDisplayName] = () => OpenAccount(displayName: ""),
        [RuleBook.AccountRole] = () => OpenAccount(role: "king"),
        [RuleBook.AccountOffice] = () => OpenAccount(office: "990101"),
        [RuleBook.AccountRoleAtSchool] = () => OpenAccount(office: "2134000001"),
        [RuleBook.AccountRoleTooHigh] = () => OpenAccount(role: "operator"),
        [RuleBook.OfficeNotAllowed] = () => OpenAccount(office: "350000"),
        [RuleBook.RoleNotAllowed] = () => new Caller("auditor", Role.Auditor, Office.Nation).MayNot(Permission.EnrolStudents),
        [RuleBook.PasswordWeak] = () => Passwords.Check("li.si", "the old password", "short"),
    };

    private static Refusal? Enrol(EnrolmentForm form) => EnrolmentCheck.Check(form, Samples.Today, Samples.Synthetic).Refusal;

    private static Refusal? Enrol(DocumentForm document) => Enrol(Samples.Form with { Document = document, BirthDate = "2018-03-15" });

    private static Refusal? OpenSchool(string name = "学校", string authority = "340102", int years = 6) =>
        SchoolOpening.Decide(Samples.School, name, authority, [("primary", years)]).Refusal;

    private static Refusal? OpenClass(string stage = "primary", int entryYear = 2026, int capacity = 45) =>
        ClassOpening.Decide(Samples.NineYearSchool, stage, entryYear, 3, capacity, 45, Samples.Today).Refusal;

    private static Refusal? OpenAccount(
        string account = "li.si", string displayName = "李四", string role = "officer", string office = "340102") =>
        AccountOpening.Decide(
            new Caller("officer", Role.Officer, Office.Of(AuthorityCode.Parse("340000"))), account, displayName, role, office,
            office.Length == 10 ? Samples.County : null).Refusal;
}
