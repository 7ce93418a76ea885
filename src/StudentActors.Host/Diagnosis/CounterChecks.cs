using StudentActors.Host.Client;
using StudentActors.Host.Configuration;
using StudentActors.Host.Serving;
using StudentActors.Storage.Inspection;

namespace StudentActors.Host.Diagnosis;

/// <summary>Whether a running registry counts what its database holds.</summary>
internal static class CounterChecks
{
    private const int Schools = 50;
    private const int Attempts = 3;
    private const string Name = "counters";

    /// <param name="running">The registry that runs on the data folder.</param>
    public static async Task<Finding> RunAsync(
        HostSettings settings, HostFile? running, IRegistryInspection inspection, CancellationToken cancellationToken)
    {
        var credentials = BootstrapFile.PathIn(settings.DataFolder);
        if (running is null || !File.Exists(credentials))
        {
            return Finding.Good(Name, "not compared: no registry runs on this data folder");
        }

        using var registry = new RegistryClient(running.LocalAddress(), Credentials.Read(credentials), TimeProvider.System);
        try
        {
            // Enrolments go on between the two readings; only a difference that stays is one.
            for (var attempt = 1; ; attempt++)
            {
                var counted = await inspection.CountLiveStudentsAsync(Schools, cancellationToken);
                var differing = 0;
                foreach (var (school, students) in counted)
                {
                    differing += await registry.CountStudentsAsync(school.Value, cancellationToken) == students ? 0 : 1;
                }

                if (differing == 0)
                {
                    return Finding.Good(Name, $"{counted.Count} schools count what the database holds");
                }

                if (attempt == Attempts)
                {
                    return Finding.Bad(Name, $"{differing} of {counted.Count} schools count differently", "Restart the registry: schools recount when they start. If it comes back, report it.");
                }
            }
        }
        catch (Exception e) when (e is HttpRequestException or RegistryApiException)
        {
            return Finding.Doubtful(Name, $"not compared: {e.Message}", "Check that the password in bootstrap.json is still that of the operator.");
        }
    }
}
