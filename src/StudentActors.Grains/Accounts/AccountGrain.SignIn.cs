using Microsoft.AspNetCore.Identity;
using StudentActors.Contracts.Accounts;
using StudentActors.Contracts.Calls;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Rules;

namespace StudentActors.Grains.Accounts;

internal sealed partial class AccountGrain
{
    private static readonly TimeSpan UseNotedEvery = TimeSpan.FromHours(1);

    // Hash of nobody's password: an account that does not exist takes as long to refuse as one that does.
    private static string? _nobodysHash;

    public async Task<Answer<AccountView>> SignIn(string password, CancellationToken cancellationToken)
    {
        var state = await _state.ReadAsync(cancellationToken);
        var answer = await CheckAsync(state, password, async known =>
        {
            var now = _time.GetUtcNow();
            if (!known.Sealed && now - (known.LastUsedAt ?? known.CreatedAt) > Passwords.SealedAfter)
            {
                known = known with { Sealed = true };
                await _state.WriteAsync(known);
            }

            if (known.Sealed)
            {
                return Refusal.Of(RuleBook.AccountSealed);
            }

            if (known.Failures > 0 || known.LastUsedAt is null || now - known.LastUsedAt >= UseNotedEvery)
            {
                known = known with { Failures = 0, LockedUntil = null, LastUsedAt = now };
                await _state.WriteAsync(known);
            }

            return View(known);
        });
        GrainTelemetry.SignedIn(Outcome(answer));
        return answer;
    }

    public async Task<Answer<AccountView>> ChangePassword(
        Caller caller, string oldPassword, string newPassword, CancellationToken cancellationToken)
    {
        if (caller.Account != _account)
        {
            return Refusal.Of(RuleBook.RoleNotAllowed);
        }

        var state = await _state.ReadAsync(cancellationToken);
        return await CheckAsync(state, oldPassword, async known =>
        {
            if (known.Sealed)
            {
                return Refusal.Of(RuleBook.AccountSealed);
            }

            if (Passwords.Check(_account, oldPassword, newPassword) is { } refusal)
            {
                return refusal;
            }

            known = known with
            {
                PasswordHash = _hasher.HashPassword(known, newPassword),
                MustChangePassword = false,
                Failures = 0,
                LockedUntil = null,
            };
            await _state.WriteAsync(known);
            return View(known);
        });
    }

    /// <summary>Goes on when the password is right; counts and, after too many, locks when it is wrong.</summary>
    private async Task<Answer<AccountView>> CheckAsync(
        AccountState? state, string password, Func<AccountState, Task<Answer<AccountView>>> goOn)
    {
        if (state is null)
        {
            _nobodysHash ??= _hasher.HashPassword(null!, Guid.NewGuid().ToString("N"));
            _hasher.VerifyHashedPassword(null!, _nobodysHash, password);
            return Refusal.Of(RuleBook.Credentials);
        }

        if (state.LockedUntil > _time.GetUtcNow())
        {
            return Refusal.Of(RuleBook.AccountLocked);
        }

        if (_hasher.VerifyHashedPassword(state, state.PasswordHash, password) != PasswordVerificationResult.Failed)
        {
            return await goOn(state);
        }

        var failures = state.Failures + 1;
        var locked = Passwords.LockAfter(failures);
        await _state.WriteAsync(state with
        {
            Failures = failures,
            LockedUntil = locked > TimeSpan.Zero ? _time.GetUtcNow() + locked : null,
        });
        return Refusal.Of(RuleBook.Credentials);
    }

    private static string Outcome(Answer<AccountView> answer) => answer switch
    {
        { Accepted: true } => "accepted",
        { Refusal: var refusal } when refusal.Rule == RuleBook.AccountLocked => "locked",
        { Refusal: var refusal } when refusal.Rule == RuleBook.AccountSealed => "sealed",
        _ => "wrong",
    };
}
