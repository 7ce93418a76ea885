namespace StudentActors.Host.Logging;

/// <summary>Quiet by default: warnings of the frameworks, what the registry itself has to say. The "Logging" section changes it.</summary>
internal static class LoggingSetup
{
    public static void AddRegistryLogging(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Logging.AddFilter("System", LogLevel.Warning);
        builder.Logging.AddFilter("Orleans", LogLevel.Warning);
        builder.Logging.AddFilter("Npgsql", LogLevel.Warning);
        builder.Logging.AddFilter("Polly", LogLevel.Warning);

        // A start that fails is explained by the command, once.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);

        // Starting up makes its timer late, and it says so in alarming words.
        builder.Logging.AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error);
        builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging"));
        builder.Logging.AddConsole(options => options.FormatterName = ConciseFormatter.FormatterName)
            .AddConsoleFormatter<ConciseFormatter, Microsoft.Extensions.Logging.Console.ConsoleFormatterOptions>();
    }
}
