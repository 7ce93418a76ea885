namespace StudentActors.Domain.Rules;

public static partial class RuleBook
{
    public static readonly Rule AccountName = Invalid("account.name",
        "账号为 3 至 64 个小写字母、数字或 . _ - @，以字母或数字开头。",
        "An account has 3 to 64 lower-case letters, digits or . _ - @ and begins with a letter or digit.");

    public static readonly Rule AccountDisplayName = Invalid("account.display-name",
        "显示名称为 1 至 100 个字符，不含控制字符或首尾空格。",
        "A display name has 1 to 100 characters without control characters or white space at an end.");

    public static readonly Rule AccountRole = Invalid("account.role",
        "角色须为 operator、officer、registrar、auditor 或 gateway。", "A role is operator, officer, registrar, auditor or gateway.");

    public static readonly Rule AccountOffice = Invalid("account.office",
        "机构须为已存在的教育行政区代码或学校标识码。", "An office is the code of an existing authority or school.");

    public static readonly Rule AccountRoleAtSchool = Invalid("account.role-at-school",
        "学校的账号只能是 registrar、auditor 或 gateway。", "An account of a school is a registrar, an auditor or a gateway.");

    public static readonly Rule AccountRoleTooHigh = Forbidden("account.role-too-high",
        "不能创建权限高于自己的账号，请由 operator 创建。",
        "An account cannot be given more rights than its creator has; ask an operator to create it.");

    public static readonly Rule AccountExists = Conflict("account.exists", "该账号已存在，请换用其他名称。", "The account exists; choose another name.");

    public static readonly Rule AccountNotFound = NotFound("account.not-found",
        "没有该账号，请核对账号名称。",
        "There is no such account; check its name.");

    public static readonly Rule Credentials = new("account.credentials", RefusalKind.Unauthenticated, null,
        "账号或密码不正确，请重新输入。", "The account or the password is wrong; enter both again.");

    public static readonly Rule AccountLocked = new("account.locked", RefusalKind.Throttled, null,
        "连续输错密码，账号暂时锁定，请稍后再试。", "Too many wrong passwords; the account is locked for a while. Try again later.");

    public static readonly Rule AccountSealed = Forbidden("account.sealed",
        "账号半年以上未使用，已封存；请联系上级管理员。", "The account was unused for half a year and is sealed; ask the level above.", "24");

    public static readonly Rule PasswordChangeRequired = Forbidden("account.password-change-required",
        "首次登录须先修改一次性密码。", "Change the one-time password before anything else.");

    public static readonly Rule PasswordWeak = Invalid("account.password-weak",
        "新密码须为 12 至 128 个字符，不同于旧密码，且不包含账号。",
        "A new password has 12 to 128 characters, differs from the old one and does not contain the account.");
}
