using System.Diagnostics.CodeAnalysis;

namespace StudentActors.Domain.Schools;

/// <summary>Names and permitted lengths of the stages: 6-3 and 5-4 systems for compulsory education, three years of senior high.</summary>
public static class Stages
{
    public static string Name(Stage stage) => stage switch
    {
        Stage.Primary => "primary",
        Stage.Junior => "junior",
        Stage.Senior => "senior",
        _ => throw new ArgumentOutOfRangeException(nameof(stage)),
    };

    public static bool TryParse([NotNullWhen(true)] string? text, out Stage stage) => TryParse(text.AsSpan(), out stage);

    internal static bool TryParse(ReadOnlySpan<char> text, out Stage stage)
    {
        stage = text switch { "primary" => Stage.Primary, "junior" => Stage.Junior, "senior" => Stage.Senior, _ => 0 };
        return stage != 0;
    }

    public static bool MayLast(Stage stage, int years) => stage switch
    {
        Stage.Primary => years is 5 or 6,
        Stage.Junior => years is 3 or 4,
        Stage.Senior => years is 3,
        _ => false,
    };
}
