using System.CommandLine;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace StudentActors.Host.Configuration;

/// <summary>Reads and checks the host's settings. Every fault names the setting and says what would be right.</summary>
internal sealed class HostSettingsReader
{
    private const int LargestInstance = 99;
    private const int LargestDrainSeconds = 300;

    private readonly SettingSources _sources;
    private readonly List<string> _faults = [];

    private HostSettingsReader(SettingSources sources) => _sources = sources;

    /// <exception cref="InvalidSettingsException">At least one value is wrong.</exception>
    public static HostSettings Read(ParseResult commandLine, Func<string, string?>? environment = null)
    {
        try
        {
            var reader = new HostSettingsReader(new SettingSources(commandLine, environment ?? Environment.GetEnvironmentVariable));
            var settings = reader.Read();
            return reader._faults.Count == 0 ? settings : throw new InvalidSettingsException(reader._faults);
        }
        catch (InvalidDataException e)
        {
            throw new InvalidSettingsException([e.Message]);
        }
    }

    private HostSettings Read()
    {
        foreach (var key in _sources.UnknownKeys)
        {
            _faults.Add($"\"{key}\" in the configuration file is no setting. See: studentactors serve --help");
        }

        var postgres = Postgres();
        var embedded = postgres is null;
        var instance = Number(Settings.Instance, 0, LargestInstance) ?? 0;
        var dataFolder = Folder();
        var synthetic = Flag(Settings.SyntheticIdentities) ?? embedded;
        return new HostSettings
        {
            DataFolder = dataFolder,
            KeyRingPath = Text(Settings.Keys) is { } keys ? Path.GetFullPath(keys.Text) : Path.Combine(dataFolder, "keyring.json"),
            Postgres = postgres,
            Migrate = Flag(Settings.Migrate) ?? false,
            Role = Role(embedded),
            Instance = instance,
            Urls = Urls() ?? string.Create(CultureInfo.InvariantCulture, $"http://localhost:{HostSettings.DefaultHttpPort + instance}"),
            SiloPort = Port(Settings.SiloPort) ?? (embedded ? null : HostSettings.DefaultSiloPort + instance),
            GatewayPort = Port(Settings.GatewayPort) ?? (embedded ? 0 : HostSettings.DefaultGatewayPort + instance),
            Advertise = Advertise(embedded),
            ClusterId = ClusterId(),
            SyntheticIdentities = synthetic,
            Drain = TimeSpan.FromSeconds(Number(Settings.DrainSeconds, 0, LargestDrainSeconds) ?? (embedded ? 0 : 3)),
            EvidenceFolder = Text(Settings.Evidence) is { } evidence ? Path.GetFullPath(evidence.Text) : Path.Combine(dataFolder, "evidence"),
            PopulationRegister = PopulationRegister(),
            TestClock = TestClock(synthetic),
            ConfigFile = _sources.ConfigFile is { } file ? Path.GetFullPath(file) : null,
        };
    }

    private string Folder()
    {
        var value = Text(Settings.Data);
        var path = Path.GetFullPath(value?.Text ?? "data");
        if (File.Exists(path))
        {
            Fault(value!, "is a file", "Name a folder; it is created when it does not exist.");
        }

        return path;
    }

    private string? Postgres()
    {
        if (Text(Settings.Postgres) is not { } value)
        {
            return null;
        }

        // The text is not repeated: it may hold a password.
        try
        {
            var connection = new NpgsqlConnectionStringBuilder(value.Text);
            if (string.IsNullOrEmpty(connection.Host))
            {
                _faults.Add($"{value.Source}: the connection names no host. Example: Host=localhost;Database=registry;Username=registry");
            }
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException or KeyNotFoundException)
        {
            _faults.Add($"{value.Source}: not a PostgreSQL connection string. Example: Host=localhost;Database=registry;Username=registry");
        }

        return value.Text;
    }

    private HostRole Role(bool embedded)
    {
        if (Text(Settings.Role) is not { } value)
        {
            return HostRole.All;
        }

        if (!Enum.TryParse<HostRole>(value.Text, ignoreCase: true, out var role) || !Enum.IsDefined(role) || char.IsAsciiDigit(value.Text[0]))
        {
            return Fault<HostRole>(value, "is not a role", "Give all, silo or gateway.");
        }

        return embedded && role != HostRole.All
            ? Fault<HostRole>(value, "needs a database that processes can share", "Add --postgres, or leave --role away.")
            : role;
    }

    private IPAddress Advertise(bool embedded)
    {
        if (Text(Settings.Advertise) is not { } value)
        {
            return IPAddress.Loopback;
        }

        if (!IPAddress.TryParse(value.Text, out var address) || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
        {
            Fault(value, "is not the address of a machine", "Give one IP address of this machine, e.g. 10.0.0.5.");
            return IPAddress.Loopback;
        }

        if (embedded)
        {
            Fault(value, "makes no sense without --postgres", "An embedded registry is one process; leave --advertise away.");
        }

        return address;
    }

    private Uri? PopulationRegister()
    {
        if (Text(Settings.PopulationRegister) is not { } value)
        {
            return null;
        }

        if (Uri.TryCreate(value.Text, UriKind.Absolute, out var address) && (address.Scheme is "http" or "https"))
        {
            return address;
        }

        Fault(value, "is not an address", "Give e.g. https://register.example/check.");
        return null;
    }

    private bool TestClock(bool synthetic)
    {
        if (Flag(Settings.TestClock) is not true)
        {
            return false;
        }

        if (synthetic)
        {
            return true;
        }

        Fault(
            Text(Settings.TestClock)!,
            "would move the clock of a real registry",
            "Leave --test-clock away, or add --synthetic-identities where no real child is recorded.");
        return false;
    }

    private string ClusterId()
    {
        if (Text(Settings.ClusterId) is not { } value)
        {
            return HostSettings.ServiceId;
        }

        if (value.Text.Length > 100 || !value.Text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
        {
            Fault(value, "is not a cluster id", "Give 1 to 100 letters, digits or - _ .");
        }

        return value.Text;
    }

    private string? Urls()
    {
        var value = _sources.Find(Settings.Urls, "ASPNETCORE_URLS", "URLS");
        if (value is null)
        {
            // Container images of ASP.NET Core set their port this way.
            var ports = _sources.Variable("ASPNETCORE_HTTP_PORTS");
            return ports is null ? null : string.Join(';', ports.Split(';').Select(port => $"http://*:{port}"));
        }

        var urls = value.Text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var url in urls.DefaultIfEmpty(string.Empty))
        {
            if (!IsHttpAddress(url))
            {
                Fault(value with { Text = url }, "is not an HTTP address", "Give e.g. http://localhost:5080 or http://*:80, several separated by ';'.");
            }
        }

        return string.Join(';', urls);
    }

    private static bool IsHttpAddress(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            return address.Scheme is "http" or "https"
                && address.PathBase.Length == 0
                && !(address is { Host: "localhost", Port: 0 });
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private int? Port(Setting setting) => Number(setting, 1, ushort.MaxValue);

    private int? Number(Setting setting, int smallest, int largest)
    {
        if (Text(setting) is not { } value)
        {
            return null;
        }

        if (int.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= smallest && number <= largest)
        {
            return number;
        }

        Fault(value, "is out of range", string.Create(CultureInfo.InvariantCulture, $"Give a whole number from {smallest} to {largest}."));
        return null;
    }

    private bool? Flag(Setting setting)
    {
        switch (Text(setting))
        {
            case null:
                return null;
            case var value when bool.TryParse(value.Text, out var flag):
                return flag;
            case var value:
                Fault(value, "is neither yes nor no", "Give true or false.");
                return null;
        }
    }

    private SettingValue? Text(Setting setting)
    {
        var value = _sources.Find(setting);
        if (value is { Text.Length: > 0 })
        {
            return value;
        }

        if (value is not null)
        {
            _faults.Add($"{value.Source}: the value is missing. Give one, or leave the setting away.");
        }

        return null;
    }

    private void Fault(SettingValue value, string complaint, string fix) => _faults.Add($"{value.Source}: '{value.Text}' {complaint}. {fix}");

    private T Fault<T>(SettingValue value, string complaint, string fix) where T : struct
    {
        Fault(value, complaint, fix);
        return default;
    }
}
