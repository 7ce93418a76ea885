using System.CommandLine;
using System.Globalization;
using Npgsql;
using Spectre.Console;
using StudentActors.Host.Configuration;
using StudentActors.Host.Serving;
using StudentActors.Host.Terminal;
using StudentActors.Storage.Migrations;
using StudentActors.Storage.Sharding;

namespace StudentActors.Host.Shards;

/// <summary><c>shards status|add|move</c>: the databases that a registry lies in.</summary>
internal static class ShardsCommand
{
    private static readonly Argument<string> Name = new("NAME") { Description = "Name of the shard: small letters, digits and hyphens" };

    private static readonly Option<string> Connection = new("--connection")
    {
        HelpName = "CONNECTION",
        Description = "Connection of an empty PostgreSQL database. What it leaves out, e.g. user and password, is taken from --postgres; a password is never stored",
        Required = true,
    };

    private static readonly Argument<string?> Buckets = new("BUCKETS")
    {
        Description = "Buckets to move: FIRST-LAST of 0 to 255, e.g. 0-127. Without it, moves that were broken off are carried on",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string?> To = new("--to") { HelpName = "NAME", Description = "The shard that they move to; the first one is 'home'" };

    private static readonly Option<int> AtOnce = new("--at-once")
    {
        HelpName = "COUNT",
        Description = "How many buckets move together. Their writes wait for some seconds: of fewer at once for a shorter time",
        DefaultValueFactory = _ => 8,
    };

    private static readonly Option<bool> Abort = new("--abort")
    {
        Description = "Give up moves that have not been switched over; everything stays where it is",
    };

    public static Command Create()
    {
        var status = new Command("status", "Show the shards, how many of the 256 buckets each has, and moves that have not ended.");
        status.DoesUntilInterrupted((parse, cancellationToken) => OnHomeAsync(parse, StatusAsync, cancellationToken));

        var add = new Command("add", "Make an empty database a shard of the registry. It gets its tables, and buckets by 'shards move'.") { Name, Connection };
        add.DoesUntilInterrupted((parse, cancellationToken) => OnHomeAsync(
            parse, (home, token) => AddAsync(home, parse.GetRequiredValue(Name), parse.GetRequiredValue(Connection), token), cancellationToken));

        var move = new Command(
            "move",
            "Move buckets of students, with all that belongs to them, to another shard while the registry serves. It may be interrupted or killed at any\n"
            + "time; 'shards move' without arguments carries on.")
        {
            Buckets, To, AtOnce, Abort,
        };
        move.DoesUntilInterrupted((parse, cancellationToken) => OnHomeAsync(
            parse,
            (home, token) => parse.GetValue(Abort)
                ? AbortAsync(home, token)
                : MoveAsync(home, parse.GetValue(Buckets), parse.GetValue(To), parse.GetValue(AtOnce), token),
            cancellationToken));
        foreach (var command in (Command[])[status, add, move])
        {
            command.AddSettings(Settings.Data, Settings.Postgres);
        }

        return new Command("shards", "Spread the registry over several PostgreSQL databases. Works beside a running registry.") { status, add, move };
    }

    private static async Task<int> StatusAsync(Home home, CancellationToken cancellationToken)
    {
        var shards = await home.Register.ReadAsync(cancellationToken);
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Shard", "Buckets", "Connection");
        foreach (var (shard, buckets) in shards)
        {
            table.AddRow(
                Markup.Escape(shard.Name), buckets.ToString(CultureInfo.InvariantCulture),
                Markup.Escape(shard.Number == Shard.Home ? "as --postgres says" : shard.Connection));
        }

        AnsiConsole.Write(table);
        await using var mover = home.Mover();
        foreach (var move in await mover.ReadAsync(cancellationToken))
        {
            Console.WriteLine(Text(move, shards));
        }

        return ExitCode.Done;
    }

    private static async Task<int> AddAsync(Home home, string name, string connection, CancellationToken cancellationToken)
    {
        await using var database = NpgsqlDataSource.Create(ShardConnections.Complete(home.Connection, connection));
        await new PostgreSqlMigrator(database, TimeProvider.System).UpAsync(cancellationToken);
        var shard = await home.Register.AddAsync(name, ShardConnections.WithoutSecrets(connection), database, cancellationToken);
        Console.WriteLine($"'{shard.Name}' is a shard of the registry. 'studentactors shards move 0-127 --to {shard.Name}' gives it half of the buckets.");
        return ExitCode.Done;
    }

    private static async Task<int> MoveAsync(Home home, string? buckets, string? to, int atOnce, CancellationToken cancellationToken)
    {
        await using var mover = home.Mover();
        var shards = await home.Register.ReadAsync(cancellationToken);
        if (buckets is not null)
        {
            var (first, last) = Range(buckets);
            var target = shards.Select(known => known.Shard).FirstOrDefault(shard => shard.Name == to)
                ?? throw new CommandFailedException(
                    to is null ? "Say where to, with --to NAME." : $"There is no shard '{to}'. 'studentactors shards status' shows which there are.");
            await mover.PlanAsync(first, last, target.Number, Math.Clamp(atOnce, 1, 256), cancellationToken);
        }

        if ((await mover.ReadAsync(cancellationToken)).Count == 0)
        {
            Console.WriteLine("There is nothing to move.");
            return ExitCode.Done;
        }

        await mover.RunAsync(new Steps(shards), cancellationToken);
        Console.WriteLine("All moves have ended.");
        return ExitCode.Done;
    }

    private static async Task<int> AbortAsync(Home home, CancellationToken cancellationToken)
    {
        await using var mover = home.Mover();
        var aborted = await mover.AbortAsync(cancellationToken);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{aborted} moves were given up."));
        foreach (var move in await mover.ReadAsync(cancellationToken))
        {
            Console.WriteLine($"{Text(move, await home.Register.ReadAsync(cancellationToken))}: too late for that; 'shards move' carries it on.");
        }

        return ExitCode.Done;
    }

    private static (byte First, byte Last) Range(string text) =>
        text.Split('-') is [var from, .. var rest] && rest.Length <= 1
        && byte.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out var first)
        && byte.TryParse(rest is [var to] ? to : from, NumberStyles.None, CultureInfo.InvariantCulture, out var last) && first <= last
            ? (first, last)
            : throw new CommandFailedException($"'{text}' are no buckets. Give FIRST-LAST, both of 0 to 255.");

    private static string Text(BucketMove move, IReadOnlyList<(Shard Shard, int Buckets)> shards)
    {
        string NameOf(int number) => shards.First(known => known.Shard.Number == number).Shard.Name;
        var progress = move.State == MoveState.Copying ? string.Create(CultureInfo.InvariantCulture, $" {100 * move.CopiedParts / move.Parts} %") : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Buckets {move.First}-{move.Last} from {NameOf(move.Source)} to {NameOf(move.Target)}: {move.State.ToString().ToLowerInvariant()}{progress}");
    }

    private static async Task<int> OnHomeAsync(
        ParseResult parse, Func<Home, CancellationToken, Task<int>> action, CancellationToken cancellationToken)
    {
        var settings = HostSettingsReader.Read(parse);
        if (settings.IsEmbedded)
        {
            throw new CommandFailedException("An embedded registry lies in one file. Shards are PostgreSQL databases: name the first one with --postgres.");
        }

        await using var postgres = NpgsqlDataSource.Create(settings.Postgres);
        try
        {
            await RegistryDatabase.RequireAsync(settings, postgres, cancellationToken);
            return await action(new Home(settings.Postgres, postgres), cancellationToken);
        }
        catch (ShardRefusedException e)
        {
            throw new CommandFailedException(e.Message, e);
        }
        catch (Exception e) when (StartFailure.Explain(e, settings) is { } explained)
        {
            throw new CommandFailedException(explained, e);
        }
    }

    private sealed record Home(string Connection, NpgsqlDataSource Database)
    {
        public ShardRegister Register { get; } = new(Database);

        public BucketMover Mover() =>
            new(Database, shard => NpgsqlDataSource.Create(ShardConnections.Complete(Connection, shard.Connection)), new ShardingOptions());
    }

    // A line for every step, and one now and then while rows are copied.
    private sealed class Steps(IReadOnlyList<(Shard Shard, int Buckets)> shards) : IProgress<BucketMove>
    {
        private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(5);

        private (long Id, MoveState State, bool Waits) _last;
        private long _shown = TimeProvider.System.GetTimestamp();

        public void Report(BucketMove value)
        {
            var now = (value.Id, value.State, value.WaitsForWriters);
            if (_last == now && TimeProvider.System.GetElapsedTime(_shown) < Quiet)
            {
                return;
            }

            (_last, _shown) = (now, TimeProvider.System.GetTimestamp());
            Console.WriteLine(value.WaitsForWriters
                ? $"{Text(value, shards)}: waits for transactions that were writing in the source before (pg_stat_activity shows them)"
                : Text(value, shards));
        }
    }
}
