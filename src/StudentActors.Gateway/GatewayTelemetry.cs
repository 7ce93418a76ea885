using System.Diagnostics.Metrics;
using StudentActors.Domain.Rules;

namespace StudentActors.Gateway;

/// <summary>The gateway's own metrics; requests and their durations are measured by ASP.NET Core.</summary>
public static class GatewayTelemetry
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "StudentActors.Gateway";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Counter<long> Refusals = Meter.CreateCounter<long>(
        "studentactors.gateway.refusals", "{request}", "Requests that were refused, by rule and status code.");

    internal static void Refused(Rule rule, int status)
    {
        if (Refusals.Enabled)
        {
            Refusals.Add(1, new("studentactors.rule", rule.Id), new("http.response.status_code", status));
        }
    }
}
