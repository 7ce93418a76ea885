using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Storage;
using StudentActors.Contracts;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Regions;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Grains.Calls;
using StudentActors.Grains.Cases;
using StudentActors.Storage.Cases;
using StudentActors.Storage.Dropouts;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Sealing;

namespace StudentActors.Grains.Regions;

/// <summary>One education authority: its place in the tree; its policy and its statistics are in the other parts of this class.</summary>
internal sealed partial class RegionGrain : Grain, IRegionGrain, IRegionRules, IRegionReports, IRegionReviews
{
    private const string KeyPrefix = "R-";

    private readonly IRegistryStore _store;
    private readonly ICaseStore _cases;
    private readonly IDropoutReviewStore _reviews;
    private readonly CaseCalendar _calendar;
    private readonly RecordCodec _codec;
    private readonly CountingGate _gate;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Authority? _region;
    private readonly StoredState<PolicyState> _policy;
    private readonly StoredState<RegionSummaries> _summaries;

    public RegionGrain(
        IRegistryStore store,
        ICaseStore cases,
        IDropoutReviewStore reviews,
        CaseCalendar calendar,
        RecordCodec codec,
        CountingGate gate,
        [FromKeyedServices(GrainStorage.Name)] IGrainStorage storage,
        [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
        ILogger<RegionGrain> logger)
    {
        _store = store;
        _cases = cases;
        _reviews = reviews;
        _calendar = calendar;
        _codec = codec;
        _gate = gate;
        _time = time;
        _logger = logger;
        var key = this.GetPrimaryKeyString();
        _region = key.StartsWith(KeyPrefix, StringComparison.Ordinal) && AuthorityCode.TryParse(key[KeyPrefix.Length..], out var code)
            ? AuthorityTable.Find(code)
            : null;
        _policy = new StoredState<PolicyState>(storage, "region.policy", this.GetGrainId());
        _summaries = new StoredState<RegionSummaries>(storage, "region.summaries", this.GetGrainId());
        _counts = new RegionCounts(_region?.Code ?? default);
        _summariesRead = new SharedRead(ReadSummariesAsync);
    }

    private DateOnly Today => ChinaTime.Today(_time);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        BeginReporting();
        return Task.CompletedTask;
    }

    public Task<Answer<RegionView>> Read(Caller caller, CancellationToken cancellationToken) =>
        Task.FromResult<Answer<RegionView>>(
            MayNotRead(caller, out var region) is { } refusal ? refusal : View(region));

    public Task<Answer<RegionList>> ReadChildren(Caller caller, CancellationToken cancellationToken) =>
        Task.FromResult<Answer<RegionList>>(
            MayNotRead(caller, out var region) is { } refusal ? refusal : new RegionList([.. AuthorityTable.Children(region.Code).Select(View)]));

    // The tree of authorities is public: any office may read any part of it.
    private Refusal? MayNotRead(Caller caller, out Authority region)
    {
        region = _region!;
        return caller.MayNot(Permission.ReadRegions) ?? (_region is null ? Refusal.Of(RuleBook.RegionNotFound) : null);
    }

    private static RegionView View(Authority authority) => new(authority.Code, authority.Name, authority.Level, authority.Parent);

    private T Parent<T>(AuthorityCode parent) where T : IGrainWithStringKey => GrainFactory.GetGrain<T>(GrainKeys.Region(parent));
}
