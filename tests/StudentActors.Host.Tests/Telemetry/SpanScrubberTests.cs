using System.Diagnostics;
using StudentActors.Host.Telemetry;

namespace StudentActors.Host.Tests.Telemetry;

public sealed class SpanScrubberTests
{
    [Fact]
    public void Only_attributes_known_to_be_harmless_get_through()
    {
        using var span = new Activity("Enrol");
        span.SetTag("rpc.method", "Enrol");
        span.SetTag("http.route", "/api/v1/students/{id}");
        span.SetTag("studentactors.storage.batch.size", 5);
        span.SetTag("orleans.grain.id", "student/0f8fad5bd9cb469fa16570867728950e");
        span.SetTag("orleans.rpc.target_id", "school/S-2134010201");
        span.SetTag("url.path", "/api/v1/schools/2134010201");
        span.SetTag("exception.message", "school/S-2134010201 did not answer");
        span.SetTag("attribute.of.tomorrow", "anything");
        span.SetStatus(ActivityStatusCode.Error, "school/S-2134010201 did not answer");
        using var scrubber = new SpanScrubber();

        scrubber.OnEnd(span);

        Assert.Equal(["http.route", "rpc.method", "studentactors.storage.batch.size"], span.TagObjects.Select(tag => tag.Key).Order());
        Assert.Equal(ActivityStatusCode.Error, span.Status);
        Assert.Null(span.StatusDescription);
    }
}
