using System.Net.NetworkInformation;
using Microsoft.AspNetCore.Http;
using StudentActors.Host.Configuration;
using StudentActors.Host.Serving;

namespace StudentActors.Host.Diagnosis;

/// <summary>Whether the ports that the next start needs are free.</summary>
internal static class PortChecks
{
    public static IEnumerable<Finding> Run(HostSettings settings, HostFile? running)
    {
        if (running is not null)
        {
            yield return Finding.Good("ports", $"process {running.ProcessId} serves {string.Join(' ', running.Urls)}");
            yield break;
        }

        var busy = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(listener => listener.Port).ToHashSet();
        var wanted = settings.Urls.Split(';').Select(url => (Option: "--urls", BindingAddress.Parse(url).Port));
        if (settings.HasSilo && settings.SiloPort is { } siloPort)
        {
            wanted = wanted.Append(("--silo-port", siloPort));
        }

        if (settings.HasSilo && settings.GatewayPort is not 0 and var gatewayPort)
        {
            wanted = wanted.Append(("--gateway-port", gatewayPort));
        }

        foreach (var (option, port) in wanted.Where(one => one.Port != 0))
        {
            yield return busy.Contains(port)
                ? Finding.Bad("port", $"{port} is in use by another program", $"Stop that program, or choose another port with {option} (or --instance).")
                : Finding.Good("port", $"{port} is free");
        }
    }
}
