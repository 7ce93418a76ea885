namespace StudentActors.Domain.Rules;

public static partial class RuleBook
{
    public static readonly Rule HandoverHousehold = Invalid("handover.household",
        "户籍所在地须为现有教育行政部门的 6 位代码。", "The county of household registration is the six-digit code of an authority that exists.");

    public static readonly Rule HandoverSameCounty = Conflict("handover.same-county",
        "户籍所在地就是学籍主管部门所在地，无须移交。", "The household is registered where the record is kept; there is nothing to hand over.");

    public static readonly Rule HandoverBefore = Conflict("handover.before",
        "该生本次辍学的电子学籍已经移交。", "The e-file was handed over before in this absence.");

    public static readonly Rule HandoverNone = NotFound("handover.none",
        "该业务没有移交的电子学籍。", "No e-file was handed over by this case.");
}
