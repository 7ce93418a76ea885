using StudentActors.Domain.Accounts;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Grains.Calls;
using StudentActors.Storage.Schools;

namespace StudentActors.Grains.Regions;

internal sealed partial class RegionGrain
{
    /// <summary>One page of the region's schools that owe something, for a caller who may see the region's cases.</summary>
    private async Task<OwingSchools> ListOwingAsync(
        Caller caller, SchoolDebts debt, string? pageToken, int size, CancellationToken cancellationToken)
    {
        if ((MayNotRead(caller, out var region) ?? caller.MayNot(Permission.ReadCases, region.Code)) is { } refusal)
        {
            return new OwingSchools([], null, refusal);
        }

        SchoolPosition? after = null;
        if (pageToken is not null && (after = Position(pageToken)) is null)
        {
            return new OwingSchools([], null, Refusal.Of(RuleBook.PageToken, "pageToken"));
        }

        var rows = await _store.ListSchoolsOwingAsync(debt, region.Code, after, size + 1, cancellationToken);
        return new OwingSchools(
            [.. rows.Take(size)],
            rows.Count > size ? OpaqueToken.Write($"{rows[size - 1].Authority.Value}|{rows[size - 1].Code.Value}") : null,
            null);
    }

    private static SchoolPosition? Position(string token) =>
        OpaqueToken.Read(token)?.Split('|') is [var authorityText, var codeText]
        && AuthorityCode.TryParse(authorityText, out var authority) && SchoolCode.TryParse(codeText, out var code)
            ? new SchoolPosition(authority, code)
            : null;

    private sealed record OwingSchools(IReadOnlyList<StoredSchool> Schools, string? NextPageToken, Refusal? Refusal);
}
