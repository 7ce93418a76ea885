using System.Text.RegularExpressions;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Text;

namespace StudentActors.Domain.Accounts;

/// <summary>Decides who may create which account (art. 22, 24).</summary>
public static partial class AccountOpening
{
    private const int LongestDisplayName = 100;

    private static readonly CodeList<Role> Roles = new(
        (Role.Operator, ["operator"]),
        (Role.Officer, ["officer"]),
        (Role.Registrar, ["registrar"]),
        (Role.Auditor, ["auditor"]),
        (Role.Gateway, ["gateway"]));

    /// <param name="homeAuthority">Home authority of the office when it is an existing school; otherwise <c>null</c>.</param>
    public static Decision<NewAccount> Decide(
        Caller caller, string account, string? displayName, string? role, string? office, AuthorityCode? homeAuthority)
    {
        if (caller.MayNot(Permission.ManageAccounts) is { } refusal)
        {
            return refusal;
        }

        var faults = new List<Fault>();
        if (!IsAccountName(account))
        {
            faults.Add(new Fault("account", RuleBook.AccountName));
        }

        if (string.IsNullOrEmpty(displayName) || PlainText.Length(displayName) > LongestDisplayName || !PlainText.IsLine(displayName))
        {
            faults.Add(new Fault("displayName", RuleBook.AccountDisplayName));
        }

        var roleKnown = Roles.TryParse(role, out var newRole);
        if (!roleKnown)
        {
            faults.Add(new Fault("role", RuleBook.AccountRole));
        }

        if (!Office.TryParse(office, out var newOffice) || !Exists(newOffice, homeAuthority))
        {
            faults.Add(new Fault("office", RuleBook.AccountOffice));
        }
        else if (roleKnown && newOffice.School is not null && newRole is Role.Operator or Role.Officer)
        {
            faults.Add(new Fault("role", RuleBook.AccountRoleAtSchool));
        }

        if (faults.Count > 0)
        {
            return Refusal.Of(faults);
        }

        var covered = newOffice.School is { } school
            ? caller.Office.Covers(school, homeAuthority!.Value)
            : caller.Office.Covers(newOffice.Authority!.Value);
        if (!covered)
        {
            return Refusal.Of(RuleBook.OfficeNotAllowed, "office");
        }

        // An officer must not create the operator that it is not.
        return newRole == Role.Operator && caller.Role != Role.Operator
            ? Refusal.Of(RuleBook.AccountRoleTooHigh, "role")
            : new NewAccount(account, displayName!, newRole, newOffice);
    }

    public static bool IsAccountName(string? account) => account is not null && NameShape().IsMatch(account);

    private static bool Exists(Office office, AuthorityCode? homeAuthority) =>
        office.School is not null ? homeAuthority is not null : AuthorityTable.Find(office.Authority!.Value) is not null;

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9._@-]{2,63}\z")]
    private static partial Regex NameShape();
}

/// <summary>An account that may be created.</summary>
public sealed record NewAccount(string Account, string DisplayName, Role Role, Office Office);
