using System.Net;
using StudentActors.Host.Configuration;
using StudentActors.Host.Terminal;
using StudentActors.TestSupport;

namespace StudentActors.Host.Tests.Configuration;

public sealed class HostSettingsReaderTests
{
    private const string Postgres = "Host=localhost;Database=registry;Password=not-to-be-shown";

    private static readonly IReadOnlyDictionary<string, string> Nothing = new Dictionary<string, string>();

    [Fact]
    public void Nothing_said_means_an_embedded_registry_in_the_current_folder()
    {
        var settings = Read([]);

        Assert.True(settings.IsEmbedded);
        Assert.Equal(Path.GetFullPath("data"), settings.DataFolder);
        Assert.Equal(Path.GetFullPath("data/keyring.json"), settings.KeyRingPath);
        Assert.Equal("http://localhost:5080", settings.Urls);
        Assert.True(settings.SyntheticIdentities);
        Assert.Equal(IPAddress.Loopback, settings.Advertise);
        Assert.Equal(TimeSpan.Zero, settings.Drain);
    }

    [Fact]
    public void A_cluster_accepts_no_synthetic_identities_unless_told_to()
    {
        Assert.False(Read(["serve", "--postgres", Postgres]).SyntheticIdentities);
        Assert.True(Read(["serve", "--postgres", Postgres, "--synthetic-identities"]).SyntheticIdentities);
    }

    [Fact]
    public void A_population_register_is_an_http_address()
    {
        Assert.Null(Read(["serve"]).PopulationRegister);
        Assert.Equal(new Uri("https://register.example/check"), Read(["serve", "--population-register", "https://register.example/check"]).PopulationRegister);
        Assert.Throws<InvalidSettingsException>(() => Read(["serve", "--population-register", "ftp://register.example"]));
        Assert.Throws<InvalidSettingsException>(() => Read(["serve", "--population-register", "register"]));
    }

    [Fact]
    public void The_clock_of_a_registry_of_real_children_cannot_be_moved()
    {
        Assert.True(Read(["serve", "--test-clock"]).TestClock);
        Assert.False(Read(["serve"]).TestClock);
        Assert.True(Read(["serve", "--postgres", Postgres, "--synthetic-identities", "--test-clock"]).TestClock);
        var refused = Assert.Throws<InvalidSettingsException>(() => Read(["serve", "--postgres", Postgres, "--test-clock"]));
        Assert.Contains("--test-clock", Assert.Single(refused.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void An_instance_moves_every_default_port()
    {
        var settings = Read(["serve", "--postgres", Postgres, "--instance", "3"]);

        Assert.Equal(11114, settings.SiloPort);
        Assert.Equal(30003, settings.GatewayPort);
        Assert.Equal("http://localhost:5083", settings.Urls);
    }

    [Fact]
    public void The_command_line_wins_over_the_environment_and_that_over_the_file()
    {
        using var folder = new TemporaryDirectory();
        var file = Path.Combine(folder.FullName, "registry.json");
        File.WriteAllText(file, """{ "StudentActors": { "silo-port": 1001, "gateway-port": 1002, "cluster-id": "from-file" } }""");
        var environment = new Dictionary<string, string> { ["STUDENTACTORS_SILO_PORT"] = "2001", ["STUDENTACTORS_GATEWAY_PORT"] = "2002" };

        var settings = Read(["serve", "--config", file, "--silo-port", "3001"], environment);

        Assert.Equal(3001, settings.SiloPort);
        Assert.Equal(2002, settings.GatewayPort);
        Assert.Equal("from-file", settings.ClusterId);
    }

    [Fact]
    public void Addresses_are_taken_as_ASP_NET_Core_users_write_them()
    {
        Assert.Equal("http://*:80", Read([], Variables("ASPNETCORE_URLS", "http://*:80")).Urls);
        Assert.Equal("http://*:8080", Read([], Variables("ASPNETCORE_HTTP_PORTS", "8080")).Urls);
        Assert.Equal("http://127.0.0.1:1", Read(["--urls", "http://127.0.0.1:1"], Variables("ASPNETCORE_URLS", "http://*:80")).Urls);
    }

    [Theory]
    [InlineData("--silo-port", "0", "--silo-port: '0' is out of range. Give a whole number from 1 to 65535.")]
    [InlineData("--silo-port", "11111a", "--silo-port: '11111a' is out of range. Give a whole number from 1 to 65535.")]
    [InlineData("--instance", "100", "--instance: '100' is out of range. Give a whole number from 0 to 99.")]
    [InlineData("--role", "1", "--role: '1' is not a role. Give all, silo or gateway.")]
    [InlineData("--role", "gateway", "--role: 'gateway' needs a database that processes can share. Add --postgres, or leave --role away.")]
    [InlineData("--advertise", "0.0.0.0", "--advertise: '0.0.0.0' is not the address of a machine. Give one IP address of this machine, e.g. 10.0.0.5.")]
    [InlineData("--cluster-id", "a b", "--cluster-id: 'a b' is not a cluster id. Give 1 to 100 letters, digits or - _ .")]
    [InlineData("--urls", "localhost", "--urls: 'localhost' is not an HTTP address. Give e.g. http://localhost:5080 or http://*:80, several separated by ';'.")]
    [InlineData("--urls", "http://localhost:0", "--urls: 'http://localhost:0' is not an HTTP address. Give e.g. http://localhost:5080 or http://*:80, several separated by ';'.")]
    [InlineData("--drain-seconds", "-1", "--drain-seconds: '-1' is out of range. Give a whole number from 0 to 300.")]
    [InlineData("--postgres", "Databas=registry", "--postgres: not a PostgreSQL connection string. Example: Host=localhost;Database=registry;Username=registry")]
    [InlineData("--postgres", "Database=registry", "--postgres: the connection names no host. Example: Host=localhost;Database=registry;Username=registry")]
    public void A_wrong_value_is_refused_by_name_with_what_would_be_right(string option, string value, string message)
    {
        var refused = Assert.Throws<InvalidSettingsException>(() => Read(["serve", option, value]));

        Assert.Equal([message], refused.Faults);
    }

    [Fact]
    public void A_wrong_variable_is_refused_under_its_own_name()
    {
        var refused = Assert.Throws<InvalidSettingsException>(() => Read([], Variables("STUDENTACTORS_SYNTHETIC_IDENTITIES", "perhaps")));

        Assert.Equal(["STUDENTACTORS_SYNTHETIC_IDENTITIES: 'perhaps' is neither yes nor no. Give true or false."], refused.Faults);
    }

    [Fact]
    public void All_faults_are_reported_at_once()
    {
        var refused = Assert.Throws<InvalidSettingsException>(() => Read(["--silo-port", "x", "--gateway-port", "y"]));

        Assert.Equal(2, refused.Faults.Count);
    }

    [Fact]
    public void A_refusal_does_not_repeat_a_password()
    {
        var refused = Assert.Throws<InvalidSettingsException>(() => Read(["--postgres", "Passwort=not-to-be-shown"]));

        Assert.DoesNotContain("not-to-be-shown", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "StudentActors": { "silo-prot": 1 } }""", "\"silo-prot\" in the configuration file is no setting.")]
    [InlineData("""{ "StudentActors": """, "Correct the JSON")]
    public void A_wrong_file_is_refused(string content, string message)
    {
        using var folder = new TemporaryDirectory();
        var file = Path.Combine(folder.FullName, "registry.json");
        File.WriteAllText(file, content);

        var refused = Assert.Throws<InvalidSettingsException>(() => Read(["serve", "--config", file]));

        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_refused()
    {
        var refused = Assert.Throws<InvalidSettingsException>(() => Read(["serve", "--config", "/no/such/file.json"]));

        Assert.Equal(["--config: there is no file /no/such/file.json. Name an existing JSON file."], refused.Faults);
    }

    private static HostSettings Read(string[] arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var parse = CommandTree.Create().Parse(arguments);
        Assert.Empty(parse.Errors);
        return HostSettingsReader.Read(parse, (environment ?? Nothing).GetValueOrDefault);
    }

    private static Dictionary<string, string> Variables(string name, string value) => new() { [name] = value };
}
