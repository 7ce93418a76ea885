using StudentActors.Domain.Cases;

namespace StudentActors.Grains.Cases;

/// <summary>How the registry ends a case that nobody can decide any more (清理). Same grain and key as the case.</summary>
[Alias("sa.ICaseClearing")]
internal interface ICaseClearing : IGrainWithGuidKey
{
    /// <summary>Ends the case without effect, unless it has ended or is taking effect; returns when its student knows.</summary>
    /// <param name="ruleId">The rule that is the reason.</param>
    [Alias("Clear")]
    Task Clear(string ruleId, CancellationToken cancellationToken);
}

/// <summary>The same for a move.</summary>
[Alias("sa.ITransferClearing")]
internal interface ITransferClearing : ICaseClearing;

/// <summary>The same for every other case.</summary>
[Alias("sa.IStatusChangeClearing")]
internal interface IStatusChangeClearing : ICaseClearing;

internal static class CaseClearing
{
    public static ICaseClearing Of(IGrainFactory grains, CaseId id, CaseType type) => type.IsMove()
        ? grains.GetGrain<ITransferClearing>(id.Guid)
        : grains.GetGrain<IStatusChangeClearing>(id.Guid);
}
