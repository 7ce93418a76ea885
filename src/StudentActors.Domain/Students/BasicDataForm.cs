namespace StudentActors.Domain.Students;

/// <summary>A change of basic data as it was sent; <c>null</c> leaves a field as it is.</summary>
public sealed record BasicDataForm
{
    public string? Ethnicity { get; init; }

    /// <summary>An empty text removes the way of attending.</summary>
    public string? Attendance { get; init; }

    /// <summary>An empty text removes the address.</summary>
    public string? Address { get; init; }

    /// <summary>An empty text removes the phone number.</summary>
    public string? Phone { get; init; }

    /// <summary>Replaces the whole list.</summary>
    public IReadOnlyList<GuardianForm>? Guardians { get; init; }

    /// <summary>Keys that are sent are set; an empty text removes the key.</summary>
    public IReadOnlyDictionary<string, string>? ProvincialData { get; init; }

    /// <summary>Keeps personal data out of logs and messages.</summary>
    public override string ToString() => nameof(BasicDataForm);
}
