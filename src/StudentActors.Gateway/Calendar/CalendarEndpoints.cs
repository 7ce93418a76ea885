using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using StudentActors.Contracts.Calendar;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Rules;
using StudentActors.Gateway.Answers;
using StudentActors.Gateway.Endpoints;
using StudentActors.Gateway.Load;
using StudentActors.Gateway.Problems;
using StudentActors.Gateway.Requests;
using StudentActors.Gateway.Tokens;

namespace StudentActors.Gateway.Calendar;

/// <summary>The working days by which deadlines count.</summary>
internal static class CalendarEndpoints
{
    public static void MapCalendar(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapAuthorized("Calendar");
        group.MapGet("/calendar", Read)
            .Named("ReadCalendar", "Read the working days",
                "A year that is missing counts Monday to Friday, and its due dates are provisional.")
            .Gives<CalendarView>("Every year with data.")
            .InLane(Lanes.Reads);
        group.MapPut("/calendar/{year}", Load)
            .Named("LoadCalendar", "Set the working days of a year", "For operators of the nation; provisional due dates follow.")
            .TakesBody<WorkingYearRequest>()
            .Gives<CalendarView>("Every year with data.")
            .RefusedBy(RuleBook.CalendarYear, RuleBook.CalendarDay, RuleBook.CalendarDays, RuleBook.CalendarWorked,
                RuleBook.RequestInvalid, RuleBook.OfficeNotAllowed)
            .InLane(Lanes.Writes);
    }

    private static async Task<IResult> Read(HttpContext http, IGrainFactory grains)
    {
        var answer = await grains.GetGrain<ICalendarGrain>(0).Read(http.Caller(), http.RequestAborted);
        return answer.Accepted ? JsonAnswer.Of(answer.Value) : Refused.By(answer);
    }

    private static async Task<IResult> Load(string year, HttpContext http, IGrainFactory grains)
    {
        var sent = await SentJson.Read<WorkingYearRequest>(http);
        if (!sent.Accepted)
        {
            return new Refused(sent.Refusal);
        }

        int? number = int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : null;
        var answer = await grains.GetGrain<ICalendarGrain>(0).Load(
            http.Caller(), new WorkingYearForm(number, sent.Value.Off, sent.Value.Worked), CancellationToken.None);
        return answer.Accepted ? JsonAnswer.Of(answer.Value) : Refused.By(answer);
    }
}

[Description("How a year differs from Monday to Friday, as the State Council's office publishes it.")]
internal sealed record WorkingYearRequest
{
    [Description("Days without work: YYYY-MM-DD, or YYYY-MM-DD/YYYY-MM-DD for a range.")]
    [Required]
    public IReadOnlyList<string?>? Off { get; init; }

    [Description("Days of a weekend that are worked, YYYY-MM-DD.")]
    [Required]
    public IReadOnlyList<string?>? Worked { get; init; }
}
