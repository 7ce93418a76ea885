namespace StudentActors.Domain.Rules;

public static partial class RuleBook
{
    public static readonly Rule DropoutReportMonth = Invalid("dropout-report.month",
        "月份格式为 YYYY-MM，如 2026-11。", "A month is YYYY-MM, e.g. 2026-11.");

    public static readonly Rule DropoutReportSuspected = Invalid("dropout-report.suspected",
        "疑似辍学人数须为 0 至 100000；没有也要报告 0。",
        "The number of suspected dropouts is 0 to 100,000; none is reported as 0.", "26");

    public static readonly Rule DropoutReportEarly = Conflict("dropout-report.early",
        "该月尚未结束，或之前的月份尚未报告；请按月在月末之后报告。",
        "The month is not over, or one before it comes first; months are reported in their order, each after its end.");

    public static readonly Rule DropoutReportExists = Conflict("dropout-report.exists",
        "该月已经报告，不能重复报告。", "The month was reported before and is reported once only.");

    public static readonly Rule DropoutReportNone = Conflict("dropout-report.none",
        "该校不须报告该月：普通高中不报，建校以前的月份不报。",
        "The school owes no report for this month: senior high schools owe none, nor does anybody for the time before the school was entered.");

    public static readonly Rule PolicyTransferWindows = Invalid("policy.transfer-windows",
        "受理时段格式为 MM-DD/MM-DD，且每年都有这些日子。", "A window for transfers, or for graduates of other provinces, is MM-DD/MM-DD, of days that exist in every year.");

    public static readonly Rule PolicyDropoutReportDay = Invalid("policy.dropout-report-day",
        "辍学月报的截止日须为次月 1 至 28 日。", "Monthly reports of dropouts are due on day 1 to 28 of the following month.");
}
