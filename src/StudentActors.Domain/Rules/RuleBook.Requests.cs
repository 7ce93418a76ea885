namespace StudentActors.Domain.Rules;

public static partial class RuleBook
{
    public static readonly Rule RequestInvalid = Invalid("request.invalid",
        "请求中有多处数据不符合规则，请按 errors 逐项更正。", "Several values break a rule; correct each one in errors.");

    public static readonly Rule IdempotencyConflict = Conflict("request.idempotency-conflict",
        "该 Idempotency-Key 已用于内容不同的请求；请换用新的键。", "This Idempotency-Key was used for a different request; send a new key.");

    public static readonly Rule Stale = new("request.stale", RefusalKind.Stale, null,
        "记录已被他人更新；请重新读取后再提交。", "The record has changed since it was read; read it again and send the change again.");

    public static readonly Rule RoleNotAllowed = Forbidden("access.role",
        "当前账号的角色无权执行此操作，请由有权限的账号办理。",
        "The account's role does not allow this; use an account whose role does.");

    public static readonly Rule OfficeNotAllowed = Forbidden("access.office",
        "目标不在当前账号所属机构的管辖范围内，请由其主管机构办理。",
        "The target lies outside the account's office; an account of its own authority may do it.");

    public static readonly Rule RegionNotFound = NotFound("region.not-found",
        "没有该代码的教育行政区，请核对六位代码。", "No region has this code; check its six digits.");
}
