using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using StudentActors.Host.Configuration;
using StudentActors.Host.Terminal;

namespace StudentActors.Host.Serving;

/// <summary>A running registry in this process: data folder, database, silo or cluster client, API.</summary>
internal sealed class RegistryHost : IAsyncDisposable
{
    private readonly DataFolder _folder;
    private readonly WebApplication _app;
    private readonly string _hostFile;

    private RegistryHost(DataFolder folder, WebApplication app, string hostFile)
    {
        _folder = folder;
        _app = app;
        _hostFile = hostFile;
    }

    /// <summary>The addresses that HTTP really listens on.</summary>
    public IReadOnlyList<string> Urls =>
        [.. _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? []];

    /// <summary>Returns once the registry answers.</summary>
    /// <exception cref="CommandFailedException">It cannot start; the message says why and what to do.</exception>
    public static async Task<RegistryHost> StartAsync(HostSettings settings, CancellationToken cancellationToken)
    {
        var folder = await DataFolder.OpenAsync(settings, cancellationToken);
        WebApplication? app = null;
        try
        {
            app = await RegistryApplication.BuildAsync(settings, cancellationToken);
            await app.StartAsync(cancellationToken);
            var host = new RegistryHost(folder, app, HostFile.PathIn(settings.DataFolder, settings.Instance));
            new HostFile(Environment.ProcessId, DateTimeOffset.UtcNow, host.Urls, settings.HasApi, settings.HasSilo && settings.SyntheticIdentities).Write(host._hostFile);
            return host;
        }
        catch (Exception e)
        {
            if (app is not null)
            {
                await app.DisposeAsync();
            }

            folder.Dispose();
            if (StartFailure.Explain(e, settings) is { } explained)
            {
                throw new CommandFailedException(explained, e);
            }

            throw;
        }
    }

    /// <summary>Completes after SIGTERM or Ctrl-C, when everything has been brought to its end.</summary>
    public Task WaitForShutdownAsync() => _app.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        if (!_app.Lifetime.ApplicationStopped.IsCancellationRequested)
        {
            await _app.StopAsync();
        }

        await _app.DisposeAsync();
        File.Delete(_hostFile);
        _folder.Dispose();
    }
}
