using System.Text.Json;

namespace StudentActors.Grains.Tests.Samples;

internal static class Same
{
    /// <summary>Asserts that two values have the same content, collections included.</summary>
    public static void Content(object? expected, object? actual) =>
        Assert.Equal(JsonSerializer.Serialize(expected), JsonSerializer.Serialize(actual));
}
