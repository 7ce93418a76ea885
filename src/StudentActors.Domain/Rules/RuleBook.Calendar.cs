namespace StudentActors.Domain.Rules;

public static partial class RuleBook
{
    public static readonly Rule CalendarYear = Invalid("calendar.year",
        "年份须为 2000 至 2099。", "A year is between 2000 and 2099.");

    public static readonly Rule CalendarDay = Invalid("calendar.day",
        "日期须为该年内的真实日期，格式为 YYYY-MM-DD，放假日期也可写作 YYYY-MM-DD/YYYY-MM-DD。",
        "A day is a real date of that year, YYYY-MM-DD; days may be given as YYYY-MM-DD/YYYY-MM-DD.");

    public static readonly Rule CalendarDays = Invalid("calendar.days",
        "一年最多 100 天，请核对日期范围。", "A year has at most 100 such days; compare the ranges with the notice.");

    public static readonly Rule CalendarWorked = Invalid("calendar.worked",
        "调休上班日须为周末，且不在放假日期内，请核对通知。",
        "A day worked in place of a holiday lies on a weekend and not among the days off; compare it with the notice.");
}
