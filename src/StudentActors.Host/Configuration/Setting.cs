using System.CommandLine;

namespace StudentActors.Host.Configuration;

/// <summary>
/// One setting of the host. It has the same name on the command line (<c>--silo-port</c>), in the environment
/// (<c>STUDENTACTORS_SILO_PORT</c>) and in the file (<c>"StudentActors": { "silo-port": … }</c>).
/// </summary>
internal sealed class Setting
{
    public const string VariablePrefix = "STUDENTACTORS_";

    public Setting(string name, string? argument, string summary)
    {
        Name = name;
        Option = argument is null
            ? new Option<bool>("--" + name) { Description = summary }
            : new Option<string>("--" + name) { Description = summary, HelpName = argument };
    }

    public string Name { get; }

    public Option Option { get; }

    public string Variable => VariablePrefix + Name.Replace('-', '_').ToUpperInvariant();
}
