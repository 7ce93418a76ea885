using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Regions;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;

namespace StudentActors.Grains.Regions;

internal sealed partial class RegionGrain
{
    // Each level may be this late, so that a change reaches every school within a minute and the nation hears from each level below it seldom.
    private static readonly TimeSpan PolicyAge = TimeSpan.FromSeconds(10);

    private PolicySettings? _above;
    private DateTimeOffset _aboveHeardAt;

    public async Task<Answer<PolicyView>> ReadPolicy(Caller caller, CancellationToken cancellationToken)
    {
        if (MayNotRead(caller, out var region) is { } refusal)
        {
            return refusal;
        }

        return View(region.Code, await _policy.ReadAsync(cancellationToken), await Effective(fresh: true, cancellationToken));
    }

    public async Task<Answer<PolicyView>> SetPolicy(SetPolicy command, CancellationToken cancellationToken)
    {
        if (command.Caller.MayNot(Permission.SetPolicy) is { } roleRefusal)
        {
            return roleRefusal;
        }

        if (_region is null)
        {
            return Refusal.Of(RuleBook.RegionNotFound);
        }

        if (command.Caller.MayNot(Permission.SetPolicy, _region.Code) is { } officeRefusal)
        {
            return officeRefusal;
        }

        var faults = command.Settings.ToPolicy().Check(_region.Level);
        if (faults.Count > 0)
        {
            return Refusal.Of(faults);
        }

        var version = (await _policy.ReadAsync(cancellationToken))?.Version ?? 0;
        if (version != command.ExpectedVersion)
        {
            return Refusal.Of(RuleBook.Stale);
        }

        var state = new PolicyState(command.Settings, version + 1);
        await _policy.WriteAsync(state);
        return View(_region.Code, state, await Effective(fresh: true, cancellationToken));
    }

    public async Task<PolicySettings> Effective(bool fresh, CancellationToken cancellationToken)
    {
        var own = (await _policy.ReadAsync(cancellationToken))?.Settings ?? RegionPolicies.Nothing;
        if (_region?.Parent is not { } parent)
        {
            return own;
        }

        if (fresh || _above is null || _time.GetUtcNow() - _aboveHeardAt >= PolicyAge)
        {
            _above = await Parent<IRegionRules>(parent).Effective(fresh, cancellationToken);
            _aboveHeardAt = _time.GetUtcNow();
        }

        return own.ToPolicy().Over(_above.ToPolicy()).ToSettings();
    }

    private static PolicyView View(AuthorityCode region, PolicyState? own, PolicySettings effective) =>
        new(region, own?.Settings ?? RegionPolicies.Nothing, effective, own?.Version ?? 0);
}
