namespace StudentActors.Domain.Transfers;

/// <summary>A move as the receiving school sends it: raw texts, so that every fault can be reported at once.</summary>
public sealed record TransferForm
{
    /// <summary><c>transfer</c>, which is meant where nothing is said, <c>continuation</c>, <c>studyElsewhere</c> or <c>specialEducation</c>.</summary>
    public string? Type { get; init; }

    public string? StudentNumber { get; init; }

    /// <summary>The student's name, which has to be that of the number's record.</summary>
    public string? Name { get; init; }

    /// <summary>Class at the receiving school.</summary>
    public string? ToClass { get; init; }

    public string? Reason { get; init; }

    /// <summary>First day at the new school, <c>YYYY-MM-DD</c>, where the transfer was agreed offline before.</summary>
    public string? EffectiveFrom { get; init; }

    /// <summary>Of <c>specialEducation</c>: whether the record goes along or stays.</summary>
    public bool? RecordMoves { get; init; }

    /// <summary>Keeps personal data out of logs and messages.</summary>
    public override string ToString() => nameof(TransferForm);
}
