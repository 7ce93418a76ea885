using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace StudentActors.Host.Logging;

/// <summary>
/// One line per entry. Keys of grains are cut out of it: Orleans names them in its warnings, and a key tells of a student, a school or an
/// account.
/// </summary>
internal sealed partial class ConciseFormatter() : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "concise";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var message = logEntry.Formatter(logEntry.State, logEntry.Exception);
        textWriter.Write(DateTimeOffset.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z' ", CultureInfo.InvariantCulture));
        textWriter.Write(Level(logEntry.LogLevel));
        textWriter.Write(logEntry.Category);
        textWriter.Write(": ");
        textWriter.Write(Redact(message));
        for (var exception = logEntry.Exception; exception is not null; exception = exception.InnerException)
        {
            textWriter.Write($" | {exception.GetType().Name}: {Redact(exception.Message)}");
        }

        textWriter.WriteLine();
        if (logEntry is { LogLevel: >= LogLevel.Error, Exception.StackTrace: { } trace })
        {
            textWriter.WriteLine(Redact(trace, keepLines: true));
        }
    }

    internal static string Redact(string text, bool keepLines = false)
    {
        var redacted = GrainKey().Replace(text, "…");
        return keepLines ? redacted : LineBreaks().Replace(redacted, " ");
    }

    private static string Level(LogLevel level) => level switch
    {
        LogLevel.Critical => "CRIT ",
        LogLevel.Error => "FAIL ",
        LogLevel.Warning => "WARN ",
        LogLevel.Information => "INFO ",
        _ => "DEBG ",
    };

    [GeneratedRegex(@"(?<=[/=])(?:S-\d{10}|R-\d{6}|A-[^\s,;\])]+|[0-9a-f]{32}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})", RegexOptions.IgnoreCase)]
    private static partial Regex GrainKey();

    [GeneratedRegex(@"\s*[\r\n]+\s*")]
    private static partial Regex LineBreaks();
}
