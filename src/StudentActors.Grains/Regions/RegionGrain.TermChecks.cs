using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Schools;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Grains.Calls;
using StudentActors.Storage.Schools;

namespace StudentActors.Grains.Regions;

internal sealed partial class RegionGrain
{
    public async Task<Answer<UnverifiedPage>> ReadUnverified(ReadUnverified query, CancellationToken cancellationToken)
    {
        if (MayNotRead(query.Caller, out var region) is { } refusal)
        {
            return refusal;
        }

        if (query.Caller.MayNot(Permission.ReadCases, region.Code) is { } outside)
        {
            return outside;
        }

        SchoolPosition? after = null;
        if (query.PageToken is not null && (after = Position(query.PageToken)) is null)
        {
            return Refusal.Of(RuleBook.PageToken, "pageToken");
        }

        var size = Math.Clamp(query.PageSize, 1, LargestPage);
        var rows = await _store.ListSchoolsOwingAsync(SchoolDebts.TermCheck, region.Code, after, size + 1, cancellationToken);
        return new UnverifiedPage(
            [.. rows.Take(size).Select(row => Unverified(_codec.OpenSchool(row.Code, row.Payload)))],
            rows.Count > size ? OpaqueToken.Write($"{rows[size - 1].Authority.Value}|{rows[size - 1].Code.Value}") : null);
    }

    private static UnverifiedView Unverified(SchoolRecord school) =>
        new(school.Code, school.Name, school.Authority, [.. (school.TermChecking?.Missed ?? []).Select(term => term.Value)]);
}
