using System.Globalization;

namespace StudentActors.Benchmarks.Registry;

/// <summary>Schools of one county, each with one class of this year that holds as many children as a class can.</summary>
public static class TestSchools
{
    public const string ClassId = "primary-2026-1";
    public const int Capacity = 100_000;

    public static IReadOnlyList<string> Codes(int count) =>
        [.. Enumerable.Range(1, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"2134{number:000000}"))];
}
