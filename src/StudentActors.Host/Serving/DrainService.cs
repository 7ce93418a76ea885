using StudentActors.Host.Configuration;

namespace StudentActors.Host.Serving;

/// <summary>
/// Between the wish to stop and the stop: readiness is already false, requests are still answered, so that a load balancer can look
/// elsewhere first.
/// </summary>
internal sealed class DrainService(HostSettings settings, TimeProvider time) : IHostedLifecycleService
{
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.Delay(settings.Drain, time, cancellationToken);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
