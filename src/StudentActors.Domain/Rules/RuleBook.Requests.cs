namespace StudentActors.Domain.Rules;

public static partial class RuleBook
{
    public static readonly Rule RequestInvalid = Invalid("request.invalid",
        "请求中有多处数据不符合规则，详见 errors。", "Several values break a rule; see errors.");

    public static readonly Rule IdempotencyConflict = Conflict("request.idempotency-conflict",
        "该 Idempotency-Key 已用于内容不同的请求；请换用新的键。", "This Idempotency-Key was used for a different request; send a new key.");

    public static readonly Rule Stale = new("request.stale", RefusalKind.Stale, null,
        "记录已被他人更新；请重新读取后再提交。", "The record has changed since it was read; read it again and send the change again.");

    public static readonly Rule RoleNotAllowed = Forbidden("access.role",
        "当前账号的角色无权执行此操作。", "The account's role does not allow this.", "24");

    public static readonly Rule OfficeNotAllowed = Forbidden("access.office",
        "目标不在当前账号所属机构的管辖范围内。", "The target lies outside the account's office.", "24");

    public static readonly Rule RegionNotFound = NotFound("region.not-found",
        "没有该代码的教育行政区。", "No region has this code.");
}
