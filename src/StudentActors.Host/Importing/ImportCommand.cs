using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using StudentActors.Host.Client;
using StudentActors.Host.Configuration;
using StudentActors.Host.Terminal;

namespace StudentActors.Host.Importing;

/// <summary><c>import FILE</c>: sends a roster through the API and waits for the result.</summary>
internal static class ImportCommand
{
    private static readonly Argument<string> File = new("FILE") { Description = "Roster: .csv (UTF-8 or GB18030) or .xlsx, in the template's columns" };

    private static readonly Option<string> Kind = new("--kind")
    {
        HelpName = "KIND",
        Description = "What the rows are; only students so far",
        DefaultValueFactory = _ => "students",
    };

    private static readonly Option<string> Mode = new("--mode")
    {
        HelpName = "validate|commit",
        Description = "validate checks every row and writes nothing; commit enrols",
        DefaultValueFactory = _ => "validate",
    };

    private static readonly Option<string> Errors = new("--errors")
    {
        HelpName = "FILE",
        Description = "Where rejected rows are written, each with what is wrong. Default: beside FILE, e.g. roster.errors.csv",
    };

    public static Command Create()
    {
        Kind.AcceptOnlyFromAmong("students");
        Mode.AcceptOnlyFromAmong("validate", "commit");
        var command = new Command(
            "import",
            "Check or enrol the students of a roster file. A run that was broken off goes on when started again; a row that is in is never enrolled twice.\n"
            + "Ends with 0 when every row is in order, 1 when some were rejected, 2 when the import failed.")
        {
            File, Kind, Mode, Errors,
        };
        ClientOptions.AddTo(command);
        command.AddSettings(Settings.Data);
        command.DoesUntilInterrupted(RunAsync, failed: ExitCode.Refused);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var path = parse.GetRequiredValue(File);
        var (kind, mode) = (parse.GetRequiredValue(Kind), parse.GetRequiredValue(Mode));
        var roster = RosterFile.FromDisk(path);
        await using var connection = await RegistryConnection.OpenAsync(parse, cancellationToken);
        var run = new ImportRun(connection.Registry, TimeProvider.System);
        var operation = await RowProgress.ShowAsync(
            AnsiConsole.Console, mode, TimeProvider.System, progress => run.RunAsync(roster, kind, mode, progress, cancellationToken));
        Report(operation, mode);
        if (operation.Rejected > 0)
        {
            var errors = parse.GetValue(Errors) ?? Path.ChangeExtension(path, ".errors.csv");
            await using var file = System.IO.File.Create(errors);
            await connection.Registry.DownloadErrorsAsync(operation.Id, file, cancellationToken);
            Console.WriteLine($"Rejected rows: {errors}. Correct them there and send that file.");
        }

        return !operation.Succeeded ? ExitCode.Refused : operation.Rejected > 0 ? ExitCode.Failed : ExitCode.Done;
    }

    private static void Report(ImportOperation operation, string mode)
    {
        if (!operation.Succeeded)
        {
            Console.Error.WriteLine($"The import {operation.State}: {operation.Failure?.Message ?? "no reason given."}");
            return;
        }

        var result = operation.Result ?? new ImportOutcome(0, 0, 0);
        var verb = mode == "commit" ? "enrolled" : "would be enrolled";
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{operation.Done:N0} rows: {result.Enrolled:N0} {verb}, {result.Unchanged:N0} were in already, {operation.Rejected:N0} rejected, {result.Warnings:N0} with doubts."));
    }
}
