namespace StudentActors.Domain.Rules;

public static partial class RuleBook
{
    public static readonly Rule DropoutReviewPeriod = Invalid("dropout-review.period",
        "周期写作季度（如 2026Q3）、学期（如 2026-autumn）或学年（如 2026-2027）。",
        "A period is a quarter (2026Q3), a term (2026-autumn) or a school year (2026-2027).");

    public static readonly Rule DropoutReviewFigures = Invalid("dropout-review.figures",
        "疑似辍学、辍学、返校人数都要填写，各为 0 至 10000000。",
        "Suspected dropouts, dropouts and returns are all given, each 0 to 10,000,000.");

    public static readonly Rule DropoutReviewRemark = Invalid("dropout-review.remark",
        "说明为一行，最多 500 个字符，且不含控制字符或首尾空格。",
        "A remark is one line of at most 500 characters without control characters or white space at an end.");

    public static readonly Rule DropoutReviewDiffers = Invalid("dropout-review.differs",
        "核查人数与台账不一致，须说明原因。", "The figures differ from the ledger, so a remark has to say why.");

    public static readonly Rule DropoutReviewOffice = Forbidden("dropout-review.office",
        "核查由该教育行政部门自己完成；上级部门可以查看，不能代为核查。",
        "A review is made by the authority itself; those above may read it, and not make it in its place.");

    public static readonly Rule DropoutReviewNone = Conflict("dropout-review.none",
        "该部门不须核查该周期：县级按季度、市级按学期、省级按学年；首所学校录入以前结束的周期不须核查。",
        "The authority owes no review of this period: counties review quarters, prefectures terms, provinces school years, and none that ended before "
        + "the authority's first school was entered.");

    public static readonly Rule DropoutReviewEarly = Conflict("dropout-review.early",
        "该周期尚未结束，结束以后才能核查。", "The period is not over; it is reviewed after its end.");

    public static readonly Rule DropoutReviewExists = Conflict("dropout-review.exists",
        "该周期已经核查，不能重复核查。", "The period was reviewed before and is reviewed once only.");

    public static readonly Rule PolicyDropoutReviewDays = Invalid("policy.dropout-review-days",
        "控辍保学核查期限为周期结束后 1 至 60 个工作日。", "Reviews of dropouts are due 1 to 60 working days after the period's end.");

    public static readonly Rule PolicyDropoutReviewLevel = Invalid("policy.dropout-review-level",
        "控辍保学核查期限只由国家和省级设定，被核查者不自定期限。",
        "The limit for reviews of dropouts is set by the nation and the provinces only: nobody who owes a review sets the time for it.");
}
