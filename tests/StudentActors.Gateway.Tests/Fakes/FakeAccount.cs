using StudentActors.Contracts.Accounts;
using StudentActors.Contracts.Calls;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Rules;

namespace StudentActors.Gateway.Tests.Fakes;

/// <summary>An account with one right password.</summary>
internal sealed class FakeAccount(AccountView view, string password) : IAccountGrain
{
    public AccountView View { get; set; } = view;

    public Refusal? RefuseSignIn { get; set; }

    public Exception? FailSignIn { get; set; }

    public Func<Task> HoldSignIn { get; set; } = () => Task.CompletedTask;

    public List<CreateAccount> Created { get; } = [];

    public Func<CreateAccount, Answer<NewAccountView>>? OnCreate { get; set; }

    public string Password { get; private set; } = password;

    public Task<Answer<NewAccountView>> Create(CreateAccount command, CancellationToken cancellationToken)
    {
        Created.Add(command);
        return Task.FromResult(OnCreate?.Invoke(command) ?? new NewAccountView(View, Password));
    }

    public Task<Answer<AccountView>> Read(Caller caller, CancellationToken cancellationToken) => Task.FromResult<Answer<AccountView>>(View);

    public async Task<Answer<AccountView>> SignIn(string password, CancellationToken cancellationToken)
    {
        await HoldSignIn();
        if (FailSignIn is { } failure)
        {
            throw failure;
        }

        return RefuseSignIn is { } refusal ? refusal
            : password == Password ? View
            : Refusal.Of(RuleBook.Credentials);
    }

    public Task<Answer<AccountView>> ChangePassword(
        Caller caller, string oldPassword, string newPassword, CancellationToken cancellationToken)
    {
        if (caller.Account != View.Account || oldPassword != Password)
        {
            return Task.FromResult<Answer<AccountView>>(Refusal.Of(RuleBook.Credentials));
        }

        if (Passwords.Check(View.Account, oldPassword, newPassword) is { } weak)
        {
            return Task.FromResult<Answer<AccountView>>(weak);
        }

        Password = newPassword;
        View = View with { MustChangePassword = false };
        return Task.FromResult<Answer<AccountView>>(View);
    }
}
