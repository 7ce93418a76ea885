namespace StudentActors.Domain.Students;

/// <summary>
/// Data that the school updates without a case (art. 7). Name, sex, birth date and document are key data (关键数据) and are not here.
/// </summary>
public sealed record BasicData
{
    /// <summary>GB/T 3304 code, e.g. <c>01</c>.</summary>
    public required string Ethnicity { get; init; }

    public Attendance? Attendance { get; init; }

    public string? Address { get; init; }

    public string? Phone { get; init; }

    public IReadOnlyList<Guardian> Guardians { get; init; } = [];

    /// <summary>Non-basic information (非基础学籍信息) that the province defines.</summary>
    public IReadOnlyDictionary<string, string> ProvincialData { get; init; } = new Dictionary<string, string>();

    /// <summary>Keeps personal data out of logs and messages.</summary>
    public override string ToString() => nameof(BasicData);
}
