namespace StudentActors.Domain.Complaints;

/// <summary>A complaint as it was sent: raw texts.</summary>
public sealed record ComplaintForm
{
    /// <summary>Id of the case; without one, number and name of the student.</summary>
    public string? Case { get; init; }

    public string? StudentNumber { get; init; }

    public string? Name { get; init; }

    /// <summary>Code of the authority or school complained of.</summary>
    public string? Against { get; init; }

    /// <summary><c>guardian</c>, <c>office</c> or <c>other</c>.</summary>
    public string? Complainant { get; init; }

    public string? Reason { get; init; }

    /// <summary>Keeps personal data out of logs and messages.</summary>
    public override string ToString() => nameof(ComplaintForm);
}
