using System.CommandLine;
using StudentActors.Host.Cases;
using StudentActors.Host.Configuration;
using StudentActors.Host.Diagnosis;
using StudentActors.Host.Importing;
using StudentActors.Host.Keys;
using StudentActors.Host.Migrations;
using StudentActors.Host.Reviews;
using StudentActors.Host.Seeding;
using StudentActors.Host.Serving;
using StudentActors.Host.Shards;

namespace StudentActors.Host.Terminal;

/// <summary>The whole command line. Without a command it serves.</summary>
internal static class CommandTree
{
    public static RootCommand Create()
    {
        var root = new RootCommand(
            "StudentActors, the national registry of student status (学籍).\n"
            + "Without a command it serves: an embedded registry in ./data, or with --postgres a member of a cluster.\n"
            + "Every option can also be set in the environment (--silo-port as STUDENTACTORS_SILO_PORT) or in appsettings.json.");
        ServeCommand.Shape(root);
        root.Add(ServeCommand.Create());
        root.Add(MigrateCommand.Create());
        root.Add(DoctorCommand.Create());
        root.Add(KeysCommand.Create());
        root.Add(ShardsCommand.Create());
        root.Add(SeedCommand.Create());
        root.Add(ImportCommand.Create());
        root.Add(CasesCommand.Create());
        root.Add(ReviewsCommand.Create());
        root.Add(CalendarCommand.Create());
        return root;
    }

    public static void AddSettings(this Command command, params IEnumerable<Setting> settings)
    {
        foreach (var setting in settings)
        {
            command.Add(setting.Option);
        }

        command.Add(Settings.ConfigFile);
    }
}
