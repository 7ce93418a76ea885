using Npgsql;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using StudentActors.Host.Configuration;

namespace StudentActors.Host.Telemetry;

/// <summary>Metrics always (<c>/metrics</c>); traces, and metrics by push, once an OTLP endpoint is named in the environment.</summary>
internal static class TelemetrySetup
{
    private const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void AddRegistryTelemetry(this WebApplicationBuilder builder, HostSettings settings)
    {
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(
                "studentactors", serviceVersion: ProductVersion.Number, serviceInstanceId: $"{Environment.MachineName}-{settings.Instance}"))
            .WithMetrics(metrics => metrics
                .AddMeter("Microsoft.Orleans", "StudentActors.*")
                .AddAspNetCoreInstrumentation()
                .AddRuntimeInstrumentation()
                .AddNpgsqlInstrumentation()
                .AddPrometheusExporter());
        if (string.IsNullOrEmpty(builder.Configuration[EndpointVariable]))
        {
            return;
        }

        telemetry
            .WithMetrics(metrics => metrics.AddOtlpExporter())
            .WithTracing(traces => traces
                .AddSource("Microsoft.Orleans.*", "StudentActors.*")
                .AddAspNetCoreInstrumentation()
                .AddNpgsql()
                .AddProcessor<SpanScrubber>()
                .AddOtlpExporter());
    }
}
