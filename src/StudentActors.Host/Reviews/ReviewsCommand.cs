using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using StudentActors.Host.Client;
using StudentActors.Host.Configuration;
using StudentActors.Host.Terminal;

namespace StudentActors.Host.Reviews;

/// <summary><c>reviews overdue|show|make</c>: what authorities owe about dropouts, through the API.</summary>
internal static class ReviewsCommand
{
    private static readonly Option<string> Within = new("--region")
    {
        HelpName = "CODE",
        Description = "Only authorities within this one, e.g. 530000",
        DefaultValueFactory = _ => "000000",
    };

    private static readonly Argument<string> Region = new("CODE") { Description = "Code of the authority, e.g. 340102" };

    private static readonly Argument<string> Period = new("PERIOD")
    {
        Description = "Quarter of a county (2026Q3), term of a prefecture (2026-autumn) or school year of a province (2026-2027)",
    };

    private static readonly Option<int> Suspected = Figure("--suspected", "Suspected dropouts (疑似辍学) at the period's end");

    private static readonly Option<int> DroppedOut = Figure("--dropped-out", "Dropouts (辍学) at the period's end");

    private static readonly Option<int> Returned = Figure("--returned", "Children who came back during the period (返校销号)");

    private static readonly Option<string> Remark = new("--remark")
    {
        HelpName = "TEXT",
        Description = "Why a figure differs from the ledger; names no child",
    };

    public static Command Create()
    {
        var overdue = new Command("overdue", "List the authorities that have not reviewed dropouts in time, and who has heard of it.") { Within };
        var show = new Command("show", "Show an authority's review of a period, or when it is due and what the ledger says.") { Region, Period };
        var make = new Command("make", "Make the review of a period, as an account of the authority itself. The same again changes nothing.")
        {
            Region, Period, Suspected, DroppedOut, Returned, Remark,
        };
        OnRegistry(overdue, ListAsync);
        OnRegistry(show, ShowAsync);
        OnRegistry(make, MakeAsync);
        return new Command("reviews", "Look after the standing reviews of dropouts (控辍保学核查) that authorities owe.") { overdue, show, make };
    }

    private static void OnRegistry(Command command, Func<ParseResult, RegistryClient, CancellationToken, Task<int>> action)
    {
        ClientOptions.AddTo(command);
        command.AddSettings(Settings.Data);
        command.DoesUntilInterrupted(async (parse, cancellationToken) =>
        {
            await using var connection = await RegistryConnection.OpenAsync(parse, cancellationToken);
            return await action(parse, connection.Registry, cancellationToken);
        });
    }

    private static async Task<int> ListAsync(ParseResult parse, RegistryClient registry, CancellationToken cancellationToken)
    {
        var late = await registry.ListOverdueReviewsAsync(parse.GetRequiredValue(Within), cancellationToken);
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Authority", "Name", "Period", "Last day", "Has heard of it");
        foreach (var review in late)
        {
            table.AddRow(
                review.Authority, Markup.Escape(review.Name), review.Period, Day(review.DueDate), string.Join(' ', review.EscalatedTo));
        }

        AnsiConsole.Write(table);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{late.Count} reviews are overdue."));
        return ExitCode.Done;
    }

    private static async Task<int> ShowAsync(ParseResult parse, RegistryClient registry, CancellationToken cancellationToken)
    {
        Write(await registry.ReadReviewAsync(parse.GetRequiredValue(Region), parse.GetRequiredValue(Period), cancellationToken));
        return ExitCode.Done;
    }

    private static async Task<int> MakeAsync(ParseResult parse, RegistryClient registry, CancellationToken cancellationToken)
    {
        Write(await registry.MakeReviewAsync(
            parse.GetRequiredValue(Region),
            parse.GetRequiredValue(Period),
            new ReviewBody(
                parse.GetRequiredValue(Suspected), parse.GetRequiredValue(DroppedOut), parse.GetRequiredValue(Returned), parse.GetValue(Remark)),
            cancellationToken));
        return ExitCode.Done;
    }

    private static void Write(RegionReview review)
    {
        var provisional = review.Provisional == true ? ", provisional" : string.Empty;
        Console.WriteLine($"{review.Authority} {review.Period}: {review.State}"
            + (review.DueDate is { } due ? $", last day {Day(due)}{provisional}" : string.Empty));
        if (review.Ledger is { } ledger)
        {
            var missing = string.Create(CultureInfo.InvariantCulture, $"{ledger.Unreported} of {ledger.Schools} schools have not reported");
            Console.WriteLine($"  ledger:   {Figures(ledger.Suspected, ledger.DroppedOut, ledger.Returned)}; {missing}");
        }

        if (review.ReviewedBy is { } by)
        {
            var late = review.Late == true ? ", late" : string.Empty;
            Console.WriteLine($"  reviewed: {Figures(review.Suspected, review.DroppedOut, review.Returned)}; by {by}{late}");
        }

        if (review.EscalatedTo.Count > 0)
        {
            Console.WriteLine($"  overdue, as has heard: {string.Join(' ', review.EscalatedTo)}");
        }
    }

    private static string Figures(int? suspected, int? droppedOut, int? returned) =>
        string.Create(CultureInfo.InvariantCulture, $"{suspected} suspected, {droppedOut} dropped out, {returned} returned");

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Option<int> Figure(string name, string description) => new(name) { HelpName = "NUMBER", Description = description, Required = true };
}
