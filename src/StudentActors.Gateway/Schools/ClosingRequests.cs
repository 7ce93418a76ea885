using System.Collections.Immutable;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using StudentActors.Contracts.Schools;

namespace StudentActors.Gateway.Schools;

internal sealed record MergerRequest
{
    [Description("School identifier (学校标识码) of the school that takes the students.")]
    [Required]
    public string? Into { get; init; }

    [Description("Where single classes go: to a class of the same stage and year of entry. For every other class one like it is opened.")]
    public IReadOnlyList<ClassMoveRequest?>? Classes { get; init; }

    [Description("One line of at most 500 characters.")]
    [Required]
    public string? Reason { get; init; }

    public ImmutableArray<ClassPair> Pairs() => [.. (Classes ?? []).Select(move => new ClassPair(move?.From, move?.To))];
}

internal sealed record ClassMoveRequest
{
    [Description("Class of the school that is merged.")]
    [Required]
    public string? From { get; init; }

    [Description("Class of the school that takes the students.")]
    [Required]
    public string? To { get; init; }
}

internal sealed record ClosureRequest
{
    [Description("The unit, named by the county, that keeps the files: 1 to 100 characters.")]
    [Required]
    public string? Archive { get; init; }

    [Description("One line of at most 500 characters.")]
    [Required]
    public string? Reason { get; init; }
}
