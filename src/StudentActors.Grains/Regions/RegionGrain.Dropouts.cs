using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Schools;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Grains.Calls;
using StudentActors.Storage.Schools;

namespace StudentActors.Grains.Regions;

internal sealed partial class RegionGrain
{
    private const int LargestPage = 500;

    public async Task<Answer<MissingReportsPage>> ReadMissingReports(ReadMissingReports query, CancellationToken cancellationToken)
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
        var rows = await _store.ListSchoolsOwingAsync(SchoolDebts.DropoutReports, region.Code, after, size + 1, cancellationToken);
        return new MissingReportsPage(
            [.. rows.Take(size).Select(row => Missing(_codec.OpenSchool(row.Code, row.Payload)))],
            rows.Count > size ? OpaqueToken.Write($"{rows[size - 1].Authority.Value}|{rows[size - 1].Code.Value}") : null);
    }

    private static MissingReportsView Missing(SchoolRecord school) =>
        new(school.Code, school.Name, school.Authority, [.. (school.Reporting?.Missed ?? []).Select(month => month.Value)]);

    private static SchoolPosition? Position(string token) =>
        OpaqueToken.Read(token)?.Split('|') is [var authorityText, var codeText]
        && AuthorityCode.TryParse(authorityText, out var authority) && SchoolCode.TryParse(codeText, out var code)
            ? new SchoolPosition(authority, code)
            : null;
}
