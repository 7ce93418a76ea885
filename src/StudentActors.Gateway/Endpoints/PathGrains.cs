using StudentActors.Contracts;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Regions;
using StudentActors.Contracts.Schools;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Gateway.Answers;
using StudentActors.Gateway.Problems;
using StudentActors.Gateway.Requests;

namespace StudentActors.Gateway.Endpoints;

/// <summary>The school or the region that a path names.</summary>
internal static class PathGrains
{
    /// <summary><c>null</c> where the text is no school's code, and so names no school.</summary>
    public static ISchoolGrain? SchoolAt(this IGrainFactory grains, string code) =>
        SchoolCode.TryParse(code, out var school) ? grains.GetGrain<ISchoolGrain>(GrainKeys.School(school)) : null;

    /// <summary><c>null</c> where no authority has the code, which must not wake a grain.</summary>
    public static IRegionGrain? RegionAt(this IGrainFactory grains, string code) =>
        AuthorityCode.TryParse(code, out var region) && AuthorityTable.Find(region) is not null
            ? grains.GetGrain<IRegionGrain>(GrainKeys.Region(region))
            : null;

    /// <summary>What the school that a path names answers.</summary>
    public static async Task<IResult> AskSchool<T>(this IGrainFactory grains, string code, Func<ISchoolGrain, Task<Answer<T>>> ask)
        where T : class
    {
        if (grains.SchoolAt(code) is not { } school)
        {
            return Refused.By(RuleBook.SchoolNotFound);
        }

        var answer = await ask(school);
        return answer.Accepted ? JsonAnswer.Of(answer.Value) : Refused.By(answer);
    }

    /// <summary>What the school that a path names answers to what was sent to it.</summary>
    public static async Task<IResult> TellSchool<TBody, T>(
        this IGrainFactory grains, string code, HttpContext http, Func<ISchoolGrain, TBody, Task<Answer<T>>> tell)
        where TBody : class
        where T : class
    {
        if (grains.SchoolAt(code) is null)
        {
            return Refused.By(RuleBook.SchoolNotFound);
        }

        var sent = await SentJson.Read<TBody>(http);
        return sent.Accepted ? await grains.AskSchool(code, school => tell(school, sent.Value)) : new Refused(sent.Refusal);
    }

    /// <summary>What the region that a path names answers.</summary>
    /// <param name="show">How what was answered is shown; as it is, unless told.</param>
    public static async Task<IResult> AskRegion<T>(
        this IGrainFactory grains, string code, Func<IRegionGrain, Task<Answer<T>>> ask, Func<T, IResult>? show = null)
        where T : class
    {
        if (grains.RegionAt(code) is not { } region)
        {
            return Refused.By(RuleBook.RegionNotFound);
        }

        var answer = await ask(region);
        return answer.Accepted ? (show ?? JsonAnswer.Of)(answer.Value) : Refused.By(answer);
    }

    /// <summary>One page of the schools, or authorities, of a region that owe something.</summary>
    /// <param name="state">The only state that can be asked for.</param>
    /// <param name="read">Takes the page token and the page size.</param>
    public static async Task<IResult> ReadOwing<TPage>(
        this IGrainFactory grains, string code, HttpContext http, string state, Func<IRegionGrain, string?, int, Task<Answer<TPage>>> read,
        Func<TPage, IResult> show)
        where TPage : class
    {
        if (grains.RegionAt(code) is null)
        {
            return Refused.By(RuleBook.RegionNotFound);
        }

        var query = new SentQuery(http.Request);
        if (query.Text("state") is { } asked && asked != state)
        {
            query.Fault("state", RuleBook.ParameterValue);
        }

        var (pageToken, pageSize) = (query.PageToken(), query.PageSize());
        if (query.Refusal is { } refusal)
        {
            return new Refused(refusal);
        }

        return await grains.AskRegion(code, region => read(region, pageToken, pageSize), show);
    }
}
