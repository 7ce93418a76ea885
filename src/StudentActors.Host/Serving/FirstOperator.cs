using StudentActors.Contracts;
using StudentActors.Grains.Accounts;
using StudentActors.Host.Configuration;

namespace StudentActors.Host.Serving;

/// <summary>
/// Brings the first account into being and writes its credentials down before the API opens: the file first, so that a start that is broken
/// off in between is taken up by the next.
/// </summary>
internal sealed class FirstOperator(HostSettings settings, IGrainFactory grains) : IHostedService
{
    private const string DisplayName = "National operator";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var path = BootstrapFile.PathIn(settings.DataFolder);
        var isNew = !File.Exists(path);
        var credentials = BootstrapFile.ReadOrCreate(path);
        var created = await grains.GetGrain<IFirstOperator>(GrainKeys.Account(credentials.Account))
            .Create(DisplayName, credentials.Password, cancellationToken);

        // The account is older than this data folder: its password is known elsewhere, and the file would tell a wrong one.
        if (isNew && !created)
        {
            File.Delete(path);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
