namespace StudentActors.Domain.Rules;

public static partial class RuleBook
{
    public static readonly Rule EntrantsYear = Invalid("entrants.year",
        "入学年份格式为 YYYY，须为本学年、上一学年或当年。",
        "The year of entry is YYYY: this school year's, the one before, or the present calendar year.", "6");

    public static readonly Rule EntrantsStage = Invalid("entrants.stage",
        "学段须为 primary、junior 或 senior。", "A stage is primary, junior or senior.");

    public static readonly Rule EntrantsStageTwice = Invalid("entrants.stage-twice",
        "同一学段在一次报告中只能出现一次。", "A stage is named once in one announcement.");

    public static readonly Rule EntrantsChildren = Invalid("entrants.children",
        "入学人数须为 0 至 100000。", "The number of entrants is 0 to 100,000.", "6");

    public static readonly Rule EntrantsDate = Invalid("entrants.date",
        "入学日期格式为 YYYY-MM-DD，须在入学年份 7 月 1 日至该学年结束之间。",
        "The day of entry is YYYY-MM-DD, from 1 July of the year of entry to the end of that school year.", "6");
}
