using StudentActors.Domain.Text;

namespace StudentActors.Domain.StatusChanges;

/// <summary>The names by which choices within a case are sent.</summary>
internal static class StatusChangeNames
{
    public const string Change = "change";

    public static readonly CodeList<GradeChangeKind> GradeChanges = new(
        (GradeChangeKind.Repeat, ["repeat", "留级"]),
        (GradeChangeKind.Skip, ["skip", "跳级"]),
        (GradeChangeKind.Lower, ["lower", "降级"]));

    public static readonly CodeList<SuspensionGround> SuspensionGrounds = new(
        (SuspensionGround.Illness, ["illness", "因病"]),
        (SuspensionGround.Injury, ["injury", "因伤"]),
        (SuspensionGround.Abroad, ["abroad", "出国"]),
        (SuspensionGround.Family, ["family", "家庭特殊情况"]),
        (SuspensionGround.Other, ["other", "其他"]));

    public static readonly CodeList<GraduationOutcome> GraduationOutcomes = new(
        (GraduationOutcome.Graduated, ["graduated", "毕业"]),
        (GraduationOutcome.Completed, ["completed", "结业"]));

    public static readonly CodeList<ProblemTool> ProblemTools = new(
        (ProblemTool.Evidence, ["evidence", "佐证"]),
        (ProblemTool.Change, [Change, "变更"]),
        (ProblemTool.Delete, ["delete", "删除"]));
}
