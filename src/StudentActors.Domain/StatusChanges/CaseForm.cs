using StudentActors.Domain.Identity;

namespace StudentActors.Domain.StatusChanges;

/// <summary>A case other than a transfer, as it was sent: raw texts, so that every fault can be reported at once.</summary>
public sealed record CaseForm
{
    public string? Type { get; init; }

    public string? StudentNumber { get; init; }

    /// <summary>The student's present name, which has to be that of the number's record.</summary>
    public string? Name { get; init; }

    public string? Reason { get; init; }

    /// <summary>The day on which it happened or takes effect: first day away, back, of the absence or the new grade; day of death.</summary>
    public string? Date { get; init; }

    /// <summary>Last day of a suspension.</summary>
    public string? Until { get; init; }

    /// <summary>Ground of a suspension: <c>illness</c>, <c>injury</c>, <c>abroad</c>, <c>family</c> or <c>other</c>.</summary>
    public string? Ground { get; init; }

    /// <summary>Class that the student comes back to or moves to.</summary>
    public string? Class { get; init; }

    /// <summary>Country of the stay abroad.</summary>
    public string? Country { get; init; }

    /// <summary><c>repeat</c>, <c>skip</c> or <c>lower</c>.</summary>
    public string? GradeChange { get; init; }

    /// <summary><c>evidence</c>, <c>change</c> or <c>delete</c>: how a problem record is to be settled.</summary>
    public string? Tool { get; init; }

    /// <summary>Of a graduation: <c>graduated</c> or <c>completed</c>.</summary>
    public string? Outcome { get; init; }

    /// <summary>County of household registration (户籍所在地) of a child who has dropped out: six digits.</summary>
    public string? Household { get; init; }

    /// <summary>What key data is to become.</summary>
    public KeyDataForm? KeyData { get; init; }

    /// <summary>Number of the record that a merger keeps, or with which a problem record collides.</summary>
    public string? OtherStudentNumber { get; init; }

    /// <summary>Keeps personal data out of logs and messages.</summary>
    public override string ToString() => nameof(CaseForm);
}

/// <summary>Key data to be changed, as it was sent; what is <c>null</c> stays.</summary>
public sealed record KeyDataForm(string? Name, string? Sex, string? BirthDate, DocumentForm? Document)
{
    /// <summary>Keeps personal data out of logs and messages.</summary>
    public override string ToString() => nameof(KeyDataForm);
}
