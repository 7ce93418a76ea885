namespace StudentActors.Domain.Rules;

public static partial class RuleBook
{
    public static readonly Rule SupplementaryGrade = Invalid("supplementary.grade",
        "起始年级的学生直接建籍，不须补建。", "A child in the first grade of a stage is enrolled directly, without this case.", "6");

    public static readonly Rule SupplementaryRequired = Conflict("supplementary.required",
        "本地区起始年级以上的学生须先补建学籍：请发起 supplementaryRecord 业务，由主管部门核办。",
        "Above the first grade of a stage the region creates records by a case of type supplementaryRecord only.", "6");
}
