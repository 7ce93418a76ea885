using System.CommandLine;
using StudentActors.Host.Configuration;
using StudentActors.Host.Serving;
using StudentActors.Host.Terminal;

namespace StudentActors.Host.Client;

/// <summary>
/// A way to the API for one command: the registry at <c>--url</c>, else the one that runs on the data folder, else one started in this
/// process for as long as the command takes.
/// </summary>
internal sealed class RegistryConnection : IAsyncDisposable
{
    private static readonly TimeSpan ProbePatience = TimeSpan.FromSeconds(5);

    private readonly RegistryHost? _own;

    private RegistryConnection(Uri address, Credentials credentials, RegistryHost? own)
    {
        Registry = new RegistryClient(address, credentials, TimeProvider.System);
        _own = own;
    }

    public RegistryClient Registry { get; }

    public static async Task<RegistryConnection> OpenAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var settings = HostSettingsReader.Read(parse);
        if (parse.GetValue(ClientOptions.Url) is { } url)
        {
            return Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
                ? new RegistryConnection(address, FindCredentials(parse, settings), null)
                : throw new InvalidSettingsException([$"--url: '{url}' is not an HTTP address. Give e.g. http://localhost:5080."]);
        }

        if (HostFile.FindRunning(settings.DataFolder) is { } running && await AnswersAsync(running.LocalAddress(), cancellationToken))
        {
            return new RegistryConnection(running.LocalAddress(), FindCredentials(parse, settings), null);
        }

        var own = await RegistryHost.StartAsync(settings with { Role = HostRole.All, Urls = "http://127.0.0.1:0", Drain = TimeSpan.Zero }, cancellationToken);
        try
        {
            return new RegistryConnection(new Uri(own.Urls[0]), FindCredentials(parse, settings), own);
        }
        catch
        {
            await own.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Registry.Dispose();
        if (_own is not null)
        {
            await _own.DisposeAsync();
        }
    }

    private static Credentials FindCredentials(ParseResult parse, HostSettings settings)
    {
        var account = parse.GetValue(ClientOptions.Account);
        var passwordFile = parse.GetValue(ClientOptions.PasswordFile);
        if (account is null != passwordFile is null)
        {
            throw new InvalidSettingsException(["--account and --password-file belong together. Give both, or neither."]);
        }

        if (account is not null)
        {
            return File.Exists(passwordFile) && File.ReadLines(passwordFile).FirstOrDefault() is { Length: > 0 } password
                ? new Credentials(account, password)
                : throw new InvalidSettingsException([$"--password-file: {passwordFile} is missing or empty. Put the password on its first line."]);
        }

        var bootstrap = BootstrapFile.PathIn(settings.DataFolder);
        return File.Exists(bootstrap)
            ? Credentials.Read(bootstrap)
            : throw new CommandFailedException($"There is no {bootstrap} to sign in with. Name the folder with --data, or give --account and --password-file.");
    }

    private static async Task<bool> AnswersAsync(Uri address, CancellationToken cancellationToken)
    {
        try
        {
            using var http = new HttpClient { Timeout = ProbePatience };
            using var answer = await http.GetAsync(new Uri(address, "/health/live"), cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
