namespace StudentActors.Domain.Rules;

public static partial class RuleBook
{
    public static readonly Rule TermCheckTerm = Invalid("term-check.term",
        "学期格式为 YYYY-autumn 或 YYYY-spring，如 2026-autumn。", "A term is YYYY-autumn or YYYY-spring, e.g. 2026-autumn.");

    public static readonly Rule TermCheckCurrent = Conflict("term-check.current",
        "只能核准当前学期的学籍。", "Rolls are checked as they are now, for the present term only.", "25");

    public static readonly Rule TermCheckNumber = Invalid("term-check.number",
        "人数须为 0 至 100000；没有也要填 0。", "A number of students is 0 to 100,000; none is sent as 0.", "25");

    public static readonly Rule TermCheckNote = Invalid("term-check.note",
        "人数与学籍不符，或有人籍分离、空挂学籍的，须说明处理情况。",
        "Students and records do not match: say what is done about it.", "25");

    public static readonly Rule TermCheckUnverified = Conflict("term-check.unverified",
        "学校逾期未进行学期核准，本地区暂停受理其此类业务；请先完成本学期核准。",
        "The school has not checked its rolls in time, and the region takes no such cases of it until it has.", "25");

    public static readonly Rule PolicyTermCheckBlock = Invalid("policy.term-check-block-days",
        "未核准后暂停受理业务的天数须为 0 至 180。", "Cases are blocked 0 to 180 days after a term that ended without a check.");
}
