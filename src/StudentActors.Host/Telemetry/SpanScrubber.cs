using System.Collections.Frozen;
using System.Diagnostics;
using OpenTelemetry;

namespace StudentActors.Host.Telemetry;

/// <summary>
/// Lets through only attributes known to say nothing about a person. Keys of grains, paths, queries and exception texts are personal data here;
/// whatever a library adds tomorrow is dropped until it is listed.
/// </summary>
internal sealed class SpanScrubber : BaseProcessor<Activity>
{
    private static readonly FrozenSet<string> Harmless = new[]
    {
        "http.request.method", "http.response.status_code", "http.route", "url.scheme", "server.address", "server.port",
        "network.protocol.name", "network.protocol.version", "error.type", "exception.type", "otel.status_code",
        "rpc.system", "rpc.system.name", "rpc.service", "rpc.method", "orleans.rpc.service", "orleans.grain.type", "orleans.silo.id",
        "orleans.activation.cause", "orleans.deactivation.reason", "orleans.storage.provider", "orleans.storage.state.name",
        "db.system.name", "db.namespace", "db.collection.name", "db.operation.name", "db.stored_procedure.name", "db.query.text",
        "db.response.status_code", "db.npgsql.data_source", "db.npgsql.prepared", "db.npgsql.rows",
    }.ToFrozenSet(StringComparer.Ordinal);

    private const string OwnPrefix = "studentactors.";

    public override void OnEnd(Activity data)
    {
        foreach (var (key, _) in data.TagObjects.ToArray())
        {
            if (!Harmless.Contains(key) && !key.StartsWith(OwnPrefix, StringComparison.Ordinal))
            {
                data.SetTag(key, null);
            }
        }

        if (data.StatusDescription is not null)
        {
            data.SetStatus(data.Status);
        }
    }
}
