namespace StudentActors.Domain.Rules;

public static partial class RuleBook
{
    public static readonly Rule PolicyEntryAge = Invalid("policy.entry-age",
        "入学年龄须为 3 至 10 周岁。", "An entry age is between 3 and 10 years.");

    public static readonly Rule PolicyCutOff = Invalid("policy.entry-age-cut-off",
        "截止日期格式为 MM-DD，如 08-31，且每年都有该日。", "A cut-off date is MM-DD, e.g. 08-31, and exists in every year.");
}
