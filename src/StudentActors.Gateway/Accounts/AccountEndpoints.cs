using StudentActors.Contracts;
using StudentActors.Contracts.Accounts;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Gateway.Answers;
using StudentActors.Gateway.Endpoints;
using StudentActors.Gateway.Load;
using StudentActors.Gateway.Problems;
using StudentActors.Gateway.Requests;
using StudentActors.Gateway.Tokens;

namespace StudentActors.Gateway.Accounts;

internal static class AccountEndpoints
{
    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapAuthorized("Accounts");
        group.MapPost("/accounts", Create)
            .Named("CreateAccount", "Create an account",
                "For the caller's own office or one below it. The answer alone carries the one-time password (for a gateway: the client "
                + "secret).")
            .TakesBody<CreateAccountRequest>()
            .TakesOperationKey()
            .Gives<NewAccountAnswer>("Created.", StatusCodes.Status201Created)
            .GivesLocation()
            .RefusedBy(RuleBook.AccountName, RuleBook.AccountDisplayName, RuleBook.AccountRole, RuleBook.AccountOffice,
                RuleBook.AccountRoleAtSchool, RuleBook.RequestInvalid, RuleBook.AccountRoleTooHigh, RuleBook.OfficeNotAllowed,
                RuleBook.AccountExists, RuleBook.SignInsBusy)
            .InLane(Lanes.SignIns);
        group.MapGet("/accounts/{account}", Read)
            .Named("ReadAccount", "Read an account")
            .Gives<AccountView>("The account.")
            .RefusedBy(RuleBook.AccountNotFound, RuleBook.OfficeNotAllowed)
            .InLane(Lanes.Reads);
        group.MapPost("/accounts/{account}/password", ChangePassword)
            .Named("ChangePassword", "Change one's own password",
                "Sign in again afterwards: a token that was given for a one-time password stays limited to this request.")
            .ServesOneTimePasswords()
            .TakesBody<ChangePasswordRequest>()
            .Gives<AccountView>("Changed.")
            .RefusedBy(RuleBook.Credentials, RuleBook.PasswordWeak, RuleBook.AccountLocked, RuleBook.AccountSealed,
                RuleBook.AccountNotFound, RuleBook.OfficeNotAllowed, RuleBook.SignInsBusy)
            .InLane(Lanes.SignIns);
    }

    private static async Task<IResult> Create(HttpContext http, IGrainFactory grains)
    {
        var sent = await SentJson.ReadCommand<CreateAccountRequest>(http);
        if (!sent.Accepted)
        {
            return new Refused(sent.Refusal);
        }

        var (request, caller) = (sent.Value.Body, http.Caller());
        if (!AccountOpening.IsAccountName(request.Account))
        {
            return new Refused(RefuseName(caller, request));
        }

        var answer = await grains.GetGrain<IAccountGrain>(GrainKeys.Account(request.Account!)).Create(
            new CreateAccount
            {
                Caller = caller,
                Operation = sent.Value.Operation,
                DisplayName = request.DisplayName,
                Role = request.Role,
                Office = request.Office,
            },
            CancellationToken.None);
        return answer.Accepted
            ? new JsonAnswer<NewAccountAnswer>(NewAccountAnswer.From(answer.Value), StatusCodes.Status201Created)
            {
                Location = $"{ApiGroups.Base}/accounts/{answer.Value.Account.Account}",
                Replayed = answer.Replayed,
            }
            : Refused.By(answer);
    }

    /// <summary>There is no grain for such a name; the rules say what else is wrong, except whether a school exists.</summary>
    private static Refusal RefuseName(Caller caller, CreateAccountRequest request)
    {
        var refusal = AccountOpening.Decide(
            caller, request.Account ?? string.Empty, request.DisplayName, request.Role, request.Office, homeAuthority: null).Refusal!;
        return refusal.Faults.Count > 1 && SchoolCode.TryParse(request.Office, out _)
            ? Refusal.Of([.. refusal.Faults.Where(fault => fault.Path != "office")])
            : refusal;
    }

    private static async Task<IResult> Read(string account, HttpContext http, IGrainFactory grains)
    {
        if (!AccountOpening.IsAccountName(account))
        {
            return Refused.By(RuleBook.AccountNotFound);
        }

        var answer = await grains.GetGrain<IAccountGrain>(GrainKeys.Account(account)).Read(http.Caller(), http.RequestAborted);
        return answer.Accepted ? JsonAnswer.Of(answer.Value) : Refused.By(answer);
    }

    private static async Task<IResult> ChangePassword(string account, HttpContext http, IGrainFactory grains)
    {
        if (!AccountOpening.IsAccountName(account))
        {
            return Refused.By(RuleBook.AccountNotFound);
        }

        var sent = await SentJson.Read<ChangePasswordRequest>(http);
        if (!sent.Accepted)
        {
            return new Refused(sent.Refusal);
        }

        var answer = await grains.GetGrain<IAccountGrain>(GrainKeys.Account(account)).ChangePassword(
            http.Caller(), sent.Value.Old ?? string.Empty, sent.Value.New ?? string.Empty, CancellationToken.None);
        return answer.Accepted ? JsonAnswer.Of(answer.Value) : Refused.By(answer);
    }
}
