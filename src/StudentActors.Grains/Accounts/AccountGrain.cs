using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using StudentActors.Contracts.Accounts;
using StudentActors.Contracts.Calls;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Grains.Calls;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Sealing;

namespace StudentActors.Grains.Accounts;

/// <summary>One account: who it is; how it signs in is in the other part of this class.</summary>
internal sealed partial class AccountGrain : Grain, IAccountGrain, IFirstOperator
{
    private const string KeyPrefix = "A-";

    private readonly IRegistryStore _store;
    private readonly IKeyRing _keys;
    private readonly IPasswordHasher<AccountState> _hasher;
    private readonly TimeProvider _time;
    private readonly string _account;
    private readonly StoredState<AccountState> _state;

    public AccountGrain(
        IRegistryStore store,
        IKeyRing keys,
        IPasswordHasher<AccountState> hasher,
        [FromKeyedServices(GrainStorage.Name)] IGrainStorage storage,
        [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time)
    {
        _store = store;
        _keys = keys;
        _hasher = hasher;
        _time = time;
        var key = this.GetPrimaryKeyString();
        _account = key.StartsWith(KeyPrefix, StringComparison.Ordinal) ? key[KeyPrefix.Length..] : string.Empty;
        _state = new StoredState<AccountState>(storage, "account", this.GetGrainId());
    }

    public async Task<Answer<NewAccountView>> Create(CreateAccount command, CancellationToken cancellationToken)
    {
        var homeAuthority = await HomeAuthorityAsync(command.Office, cancellationToken);
        var decision = AccountOpening.Decide(
            command.Caller, _account, command.DisplayName, command.Role, command.Office, homeAuthority);
        if (!decision.Accepted)
        {
            return decision.Refusal;
        }

        var existing = await _state.ReadAsync(cancellationToken);
        var taken = existing is null
            ? await TakeAsync(command.Operation, cancellationToken)
            : await _store.FindAnswerAsync(command.Operation.Id, cancellationToken);
        if (taken is not null && !taken.Operation.RequestHash.AsSpan().SequenceEqual(command.Operation.RequestHash))
        {
            return Refusal.Of(RuleBook.IdempotencyConflict);
        }

        var password = OneTimePasswords.For(_keys, _account, command.Operation);
        if (existing is not null)
        {
            if (existing.CreatedBy != command.Operation.Id)
            {
                return Refusal.Of(RuleBook.AccountExists, "account");
            }

            GrainTelemetry.Replayed();
            return new Answer<NewAccountView> { Value = new NewAccountView(View(existing), password), Replayed = true };
        }

        var state = NewState(decision.Value, homeAuthority, password, mustChange: decision.Value.Role != Role.Gateway) with
        {
            CreatedBy = command.Operation.Id,
        };
        await _state.WriteAsync(state);
        return new NewAccountView(View(state), password);
    }

    public async Task<Answer<AccountView>> Read(Caller caller, CancellationToken cancellationToken)
    {
        var own = caller.Account == _account;
        if (!own && caller.MayNot(Permission.ManageAccounts) is { } refusal)
        {
            return refusal;
        }

        var state = await _state.ReadAsync(cancellationToken);
        if (state is not null && (own || Covers(caller.Office, state)))
        {
            return View(state);
        }

        return Refusal.Of(RuleBook.AccountNotFound);
    }

    async Task<bool> IFirstOperator.Create(string displayName, string password, CancellationToken cancellationToken)
    {
        if (await _state.ReadAsync(cancellationToken) is not null)
        {
            return false;
        }

        var account = new NewAccount(_account, displayName, Role.Operator, Office.Nation);
        await _state.WriteAsync(NewState(account, homeAuthority: null, password, mustChange: false));
        return true;
    }

    private AccountState NewState(NewAccount account, AuthorityCode? homeAuthority, string password, bool mustChange) => new()
    {
        DisplayName = account.DisplayName,
        Role = account.Role,
        Office = account.Office.Value,
        HomeAuthority = homeAuthority?.Value,
        PasswordHash = _hasher.HashPassword(null!, password),
        MustChangePassword = mustChange,
        CreatedAt = _time.GetUtcNow(),
    };

    /// <summary>What took the operation before, if anything: the account is not a registry record, so that the store notes the operation alone.</summary>
    private Task<StoredAnswer?> TakeAsync(Operation operation, CancellationToken cancellationToken) => _store.TakeOperationAsync(
        new AnswerWrite(new OperationKey(operation.Id, operation.RequestHash), _time.GetUtcNow()),
        _keys.BlindIndex("account", _account),
        cancellationToken);

    private async Task<AuthorityCode?> HomeAuthorityAsync(string? office, CancellationToken cancellationToken) =>
        Office.TryParse(office, out var parsed) && parsed.School is { } school
            ? (await _store.FindSchoolAsync(school, cancellationToken))?.Authority
            : null;

    private static bool Covers(Office office, AccountState state) =>
        Office.TryParse(state.Office, out var own)
        && (own.School is { } school
            ? AuthorityCode.TryParse(state.HomeAuthority, out var home) && office.Covers(school, home)
            : office.Covers(own.Authority!.Value));

    private AccountView View(AccountState state) => new()
    {
        Account = _account,
        DisplayName = state.DisplayName,
        Role = state.Role,
        Office = state.Office,
        MustChangePassword = state.MustChangePassword,
        Sealed = state.Sealed,
        CreatedAt = state.CreatedAt,
        LastUsedAt = state.LastUsedAt,
    };
}
