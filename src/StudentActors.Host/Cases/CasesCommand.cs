using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Regions;
using StudentActors.Host.Configuration;
using StudentActors.Host.Terminal;
using StudentActors.Storage.Cases;
using StudentActors.Storage.Deadlines;
using StudentActors.Storage.Sealing;

namespace StudentActors.Host.Cases;

/// <summary><c>cases list|show|retry</c>: what is open, what it waits for, and a push for what is stuck.</summary>
internal static class CasesCommand
{
    private const int LongestList = 200;

    private static readonly Option<bool> Overdue = new("--overdue") { Description = "Only cases whose open step is late" };

    private static readonly Option<string> Region = new("--region")
    {
        HelpName = "CODE",
        Description = "Only cases started within this authority, e.g. 530000",
    };

    private static readonly Argument<string> Case = new("ID") { Description = "Id of the case" };

    private static readonly Argument<string?> Stuck = new("ID")
    {
        Description = "Id of the case; without it, everything that is stuck",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static Command Create()
    {
        var list = new Command("list", "List the cases that have not ended, with what each waits for.") { Overdue, Region };
        var show = new Command("show", "Show one case: its steps, its clocks and what drives it. Needs the key ring.") { Case };
        var retry = new Command(
            "retry",
            "Call the owners of deadlines again that failed, now instead of at their next time. A running registry does it within seconds.")
        {
            Stuck,
        };
        OnStore(list, ListAsync);
        OnStore(show, ShowAsync);
        OnStore(retry, RetryAsync);
        return new Command("cases", "Look after open cases (在办业务). Works beside a running registry.") { list, show, retry };
    }

    private static void OnStore(Command command, Func<ParseResult, StoreConnection, CancellationToken, Task<int>> action)
    {
        StoreConnection.AddTo(command);
        command.DoesUntilInterrupted((parse, cancellationToken) =>
            StoreConnection.UseAsync(parse, (store, token) => action(parse, store, token), cancellationToken));
    }

    private static async Task<int> ListAsync(ParseResult parse, StoreConnection store, CancellationToken cancellationToken)
    {
        AuthorityCode? region = parse.GetValue(Region) is not { } text ? null
            : AuthorityCode.TryParse(text, out var code) ? code
            : throw new InvalidSettingsException([$"--region: '{text}' is no authority code. Give six digits, e.g. 530000."]);
        var rows = await store.Cases.ListCasesAsync(new CaseQuery(region, parse.GetValue(Overdue), null, LongestList + 1), cancellationToken);
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Case", "Type", "State", "Waits for", "Last day", "Failed calls");
        foreach (var row in rows.Take(LongestList))
        {
            var deadlines = await store.Deadlines.ReadOfAsync(row.Id.Guid, cancellationToken);
            var held = row.Columns.Held;
            table.AddRow(
                row.Id.Value,
                Name(row.Columns.Type),
                Name(row.Columns.State),
                held is null ? "the registry itself" : $"{Name(held.Party)} {held.Office}",
                held is null ? "-" : CaseTexts.LastDay(held.DueAt) + (held.Overdue ? " overdue" : string.Empty),
                Failures(deadlines));
        }

        AnsiConsole.Write(table);
        Console.WriteLine(rows.Count > LongestList
            ? $"More than {LongestList}; narrow the list down with --region or --overdue."
            : string.Create(CultureInfo.InvariantCulture, $"{rows.Count} cases."));
        return ExitCode.Done;
    }

    private static async Task<int> ShowAsync(ParseResult parse, StoreConnection store, CancellationToken cancellationToken)
    {
        var id = Read(parse.GetRequiredValue(Case));
        if (await store.Cases.FindCaseAsync(id, cancellationToken) is not { } stored)
        {
            throw new CommandFailedException($"There is no case {id}. 'studentactors cases list' shows those that are open.");
        }

        var keys = (await new KeyRingFile(store.Settings.KeyRingPath).ReadAsync(cancellationToken)).ToRing(TimeProvider.System);
        var record = new RecordCodec(keys).OpenCase(id, stored.Payload);
        CaseTexts.Write(Console.Out, record, await store.Deadlines.ReadOfAsync(id.Guid, cancellationToken));
        return ExitCode.Done;
    }

    private static async Task<int> RetryAsync(ParseResult parse, StoreConnection store, CancellationToken cancellationToken)
    {
        var id = parse.GetValue(Stuck) is { } text ? Read(text).Guid : (Guid?)null;
        var retried = await store.Deadlines.RetryAsync(id, DateTimeOffset.UtcNow, cancellationToken);
        Console.WriteLine(retried == 0
            ? "Nothing is stuck."
            : string.Create(CultureInfo.InvariantCulture, $"{retried} deadlines are due now; a running registry acts on them within seconds."));
        return ExitCode.Done;
    }

    private static CaseId Read(string text) =>
        CaseId.TryParse(text, out var id)
            ? id
            : throw new InvalidSettingsException([$"'{text}' is not the id of a case. See: studentactors cases list"]);

    private static string Failures(IReadOnlyList<StoredDeadline> deadlines) =>
        deadlines.Count == 0 ? "no deadline" : deadlines.Max(deadline => deadline.Attempts).ToString(CultureInfo.InvariantCulture);

    private static string Name<T>(T value) where T : struct, Enum => CaseTexts.Name(value);
}
