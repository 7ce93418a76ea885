namespace StudentActors.Domain.Schools;

/// <summary>A merger or a closure as it was sent: raw texts.</summary>
public sealed record ClosingForm
{
    /// <summary>The school that takes the students; <c>null</c> for a closure.</summary>
    public SchoolCode? Into { get; init; }

    /// <summary>Where single classes go.</summary>
    public IReadOnlyList<ClassMoveForm> Classes { get; init; } = [];

    public string? Reason { get; init; }

    /// <summary>For a closure only: who keeps the files.</summary>
    public string? Archive { get; init; }
}
