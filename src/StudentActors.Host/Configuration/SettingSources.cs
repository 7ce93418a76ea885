using System.CommandLine;
using Microsoft.Extensions.Configuration;

namespace StudentActors.Host.Configuration;

/// <summary>Where settings come from: the command line wins over the environment, and that over the files.</summary>
internal sealed class SettingSources
{
    private const string Section = "StudentActors";

    private readonly ParseResult _commandLine;
    private readonly Func<string, string?> _environment;
    private readonly IConfigurationSection _file;

    public SettingSources(ParseResult commandLine, Func<string, string?> environment)
    {
        _commandLine = commandLine;
        _environment = environment;
        ConfigFile = commandLine.GetValue(Settings.ConfigFile) ?? environment(Setting.VariablePrefix + "CONFIG");
        _file = Read(ConfigFile).GetSection(Section);
    }

    /// <summary>The extra file, if one was named.</summary>
    public string? ConfigFile { get; }

    /// <summary>Keys in the files that are no setting.</summary>
    public IEnumerable<string> UnknownKeys =>
        _file.GetChildren().Select(child => child.Key).Where(key => !Settings.All.Any(setting => Same(setting.Name, key)));

    /// <summary>An environment variable that is not ours; <c>null</c> when unset or empty.</summary>
    public string? Variable(string name) => _environment(name) is { Length: > 0 } text ? text : null;

    /// <param name="otherVariables">Further variables that say the same, less strongly than the setting's own.</param>
    public SettingValue? Find(Setting setting, params string[] otherVariables)
    {
        if (_commandLine.GetResult(setting.Option) is { Implicit: false } option)
        {
            var text = setting.Option is Option<bool> ? option.GetValueOrDefault<bool>().ToString() : option.GetValueOrDefault<string>();
            return new SettingValue(text ?? string.Empty, setting.Option.Name);
        }

        foreach (var variable in otherVariables.Prepend(setting.Variable))
        {
            if (Variable(variable) is { } text)
            {
                return new SettingValue(text, variable);
            }
        }

        return _file[setting.Name] is { } value ? new SettingValue(value, $"\"{setting.Name}\" in the configuration file") : null;
    }

    /// <exception cref="InvalidDataException">A file is missing or not JSON.</exception>
    private static IConfigurationRoot Read(string? configFile)
    {
        try
        {
            var files = new ConfigurationBuilder().AddJsonFile(Path.GetFullPath("appsettings.json"), optional: true);
            return (configFile is null ? files : files.AddJsonFile(Path.GetFullPath(configFile), optional: false)).Build();
        }
        catch (FileNotFoundException)
        {
            throw new InvalidDataException($"--config: there is no file {configFile}. Name an existing JSON file.");
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException($"{e.Message} Correct the JSON: {e.InnerException?.Message}", e);
        }
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
