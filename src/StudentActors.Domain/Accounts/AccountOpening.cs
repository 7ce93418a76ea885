using System.Buffers;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Text;

namespace StudentActors.Domain.Accounts;

/// <summary>Decides who may create which account.</summary>
public static class AccountOpening
{
    private const int LongestDisplayName = 100;

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789._@-");

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

        if (displayName is null || !PlainText.IsLine(displayName, LongestDisplayName))
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

    /// <summary>3 to 64 lower-case ASCII letters, digits and <c>. _ @ -</c>, the first a letter or digit.</summary>
    public static bool IsAccountName(string? account) =>
        account is { Length: >= 3 and <= 64 } && char.IsAsciiLetterOrDigit(account[0])
        && !account.AsSpan().ContainsAnyExcept(NameCharacters);

    private static bool Exists(Office office, AuthorityCode? homeAuthority) =>
        office.School is not null ? homeAuthority is not null : AuthorityTable.Find(office.Authority!.Value) is not null;
}
