using System.Collections.Immutable;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;

namespace StudentActors.Grains.Regions;

/// <summary>
/// What a region knows of its own schools and of the regions below, and the sum of it. Everything it hears is absolute, so that hearing it
/// twice, or late, changes nothing.
/// </summary>
internal sealed class RegionCounts(AuthorityCode region)
{
    private readonly bool _hasSchools = AuthorityTable.CanBeHome(region);
    private readonly Dictionary<AuthorityCode, RegionSummary?> _children =
        AuthorityTable.Children(region).ToDictionary(child => child.Code, _ => (RegionSummary?)null);

    private Dictionary<SchoolCode, SchoolCount> _schools = [];
    private HashSet<SchoolCode>? _heardWhileCounting;
    private DateTimeOffset? _countedAt;
    private ImmutableArray<StatisticsCell> _cells;

    public bool HasChildren => _children.Count > 0;

    /// <summary>Whether every school and every region below is in the sum.</summary>
    public bool Complete => (!_hasSchools || _countedAt is not null) && !_children.ContainsValue(null);

    /// <summary>The moment for which all of it is true.</summary>
    public DateTimeOffset? AsOf =>
        _children.Values.Select(child => child?.AsOf).Append(_hasSchools ? _countedAt : null).Min();

    public long Schools => _schools.Count + _children.Values.Sum(child => child?.Schools ?? 0);

    public ImmutableArray<StatisticsCell> Cells => _cells.IsDefault
        ? _cells = StatisticsCells.Sum(_schools.Values.SelectMany(school => school.Cells)
            .Concat(_children.Values.OfType<RegionSummary>().SelectMany(child => child.Cells)))
        : _cells;

    /// <summary>What to keep over a restart: the regions below that have schools, and whether those are all.</summary>
    public RegionSummaries Kept() => new(
        _children.Where(child => child.Value is { Schools: > 0 }).ToImmutableDictionary(child => child.Key.Value, child => child.Value!),
        _children.ContainsValue(null) ? null : _children.Values.Min(child => child!.AsOf));

    /// <summary>Takes what was kept; a region below that reported meanwhile knows better.</summary>
    public void Restore(RegionSummaries kept)
    {
        foreach (var child in _children.Keys.ToList())
        {
            if (_children[child] is null)
            {
                _children[child] = kept.Children.GetValueOrDefault(child.Value)
                    ?? (kept.CompleteAsOf is { } asOf ? RegionSummary.Nothing with { AsOf = asOf } : null);
            }
        }

        _cells = default;
    }

    public bool SchoolsOlderThan(DateTimeOffset moment) => _hasSchools && !(_countedAt >= moment);

    public IReadOnlyList<AuthorityCode> ChildrenOlderThan(DateTimeOffset moment) =>
        [.. _children.Where(child => !(child.Value?.AsOf >= moment)).Select(child => child.Key)];

    /// <summary>Hears a school's report; <c>false</c> when it is an old one. The epoch is the one to go by.</summary>
    public bool Hear(SchoolReport report, out long epoch)
    {
        epoch = report.Stamp.Epoch;
        if (_schools.TryGetValue(report.School, out var known) && known.Stamp.CompareTo(report.Stamp) >= 0)
        {
            epoch = known.Stamp.Epoch;
            return false;
        }

        _schools[report.School] = new SchoolCount(report.Stamp, report.Cells);
        _heardWhileCounting?.Add(report.School);
        _cells = default;
        return true;
    }

    /// <summary>Hears the report of a region below; <c>false</c> when it is an old one, or not of a region below.</summary>
    public bool Hear(AuthorityCode child, RegionSummary summary, out long epoch)
    {
        epoch = summary.Stamp.Epoch;
        if (!_children.TryGetValue(child, out var known))
        {
            return false;
        }

        if (known is not null && known.Stamp.CompareTo(summary.Stamp) > 0)
        {
            epoch = known.Stamp.Epoch;
            return false;
        }

        return Replace(child, summary);
    }

    /// <summary>
    /// Takes what a region below answered when asked: the present state, whatever its clock says, unless a report of the same activation has
    /// overtaken it. <c>true</c> when the sum changed.
    /// </summary>
    public bool Replace(AuthorityCode child, RegionSummary summary)
    {
        var known = _children[child] ?? RegionSummary.Nothing;
        if (known.Stamp.Epoch == summary.Stamp.Epoch && known.Stamp.Number > summary.Stamp.Number)
        {
            return false;
        }

        _children[child] = summary;
        if (known.Schools == summary.Schools && known.Cells.SequenceEqual(summary.Cells))
        {
            return false;
        }

        _cells = default;
        return true;
    }

    /// <summary>Reports that arrive from now on are newer than the count that begins.</summary>
    public void BeginCount() => _heardWhileCounting = [];

    public bool EndCount(IReadOnlyDictionary<SchoolCode, ImmutableArray<StatisticsCell>> counted, DateTimeOffset at)
    {
        var heard = _heardWhileCounting ?? [];
        var before = Cells;
        var schoolsBefore = _schools.Count;
        var schools = _schools.Where(school => heard.Contains(school.Key)).ToDictionary();
        foreach (var (code, cells) in counted)
        {
            schools.TryAdd(code, new SchoolCount(_schools.GetValueOrDefault(code)?.Stamp ?? default, cells));
        }

        _schools = schools;
        _heardWhileCounting = null;
        _countedAt = at;
        _cells = default;
        return schoolsBefore != _schools.Count || !before.ToHashSet().SetEquals(Cells);
    }

    private sealed record SchoolCount(ReportStamp Stamp, ImmutableArray<StatisticsCell> Cells);
}
