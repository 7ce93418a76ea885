using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;

namespace StudentActors.Domain.Tests.Schools;

/// <summary>A school with one class that is merged into another one of its county, step by step.</summary>
internal static class Closings
{
    public static readonly DateTimeOffset Now = new(2026, 9, 1, 2, 0, 0, TimeSpan.Zero);

    public static readonly Caller County = new("county", Role.Officer, Office.Of(Samples.County));

    public static readonly Caller Prefecture = new("prefecture", Role.Officer, Office.Of(AuthorityCode.Parse("340100")));

    public static readonly SchoolRecord School = Samples.NineYearSchool with { Classes = [new SchoolClass(Samples.Class, 45)] };

    /// <summary>A primary school with a class of the same year.</summary>
    public static readonly SchoolRecord Other = Samples.NineYearSchool with
    {
        Code = SchoolCode.Parse("2134000002"),
        Stages = [new StageOffering(Stage.Primary, 6)],
        Classes = [new SchoolClass(Samples.Class with { Number = 1 }, 45)],
    };

    public static readonly ClosingForm Merger = new() { Into = Other.Code, Reason = "布局调整" };

    public static readonly ClosingForm Closure = new() { Archive = "瑶海区教育档案室", Reason = "已无学生" };

    public static SchoolRecord Proposed => SchoolRecord.Apply(School, Accepted.Value(Propose()));

    public static SchoolRecord Running => SchoolRecord.Apply(Proposed, Accepted.Value(Decide(Proposed)));

    public static Decision<ClosingProposed> Propose(
        SchoolRecord? school = null, ClosingForm? form = null, Caller? caller = null, int live = 0, CasePolicy? policy = null) =>
        SchoolClosings.Propose(school ?? School, form ?? Merger, caller ?? County, live, policy ?? CasePolicy.Nothing, Now);

    public static Decision<SchoolEvent> Decide(
        SchoolRecord school, Caller? caller = null, string decision = "approve", string? reason = null) =>
        SchoolClosings.Decide(school, caller ?? Prefecture, new CaseDecision(decision, reason), Now);

    public static Decision<AbsorptionBegan> Absorb(
        SchoolRecord? receiving = null, LeavingClass? leaving = null, ClassMove? wanted = null, int free = 45) => SchoolClosings.Absorb(
        receiving ?? Other, School.Code, [leaving ?? Leaving(Samples.Class.Value, 6, 20)], wanted is null ? [] : [wanted], _ => free);

    public static LeavingClass Leaving(string classId, int years, int students) => new(
        new SchoolClass(ClassId.TryParse(classId, out var id) ? id : throw new FormatException(classId), 45), years, students);
}
