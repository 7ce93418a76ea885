using StudentActors.Domain.Cases;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Storage.Cases;

namespace StudentActors.Storage.Registry;

/// <summary>A case's record, with the plain columns that tasks, overdue tables and places are queried by.</summary>
public sealed record CaseWrite(
    Guid Id,
    int ExpectedVersion,
    int Version,
    byte[] Payload,
    byte[] HeadHash,
    CaseColumns Columns) : RecordWrite(Id, ExpectedVersion, Version, Payload, HeadHash)
{
    public override RecordKind Kind => RecordKind.Case;
}

/// <summary>The columns of a case's record that stay plain.</summary>
/// <param name="Released">Nothing is left to be done about it.</param>
/// <param name="School">Whose change feed the case's events belong to, with <paramref name="Authority"/>: the starting school, or the student's.</param>
/// <param name="Held">The step that an office holds now.</param>
/// <param name="Place">The place that an unfinished case keeps in a class.</param>
public sealed record CaseColumns(
    CaseType Type,
    CaseState State,
    bool Released,
    StudentId Student,
    SchoolCode School,
    AuthorityCode Authority,
    HeldStep? Held,
    HeldPlace? Place,
    DateTimeOffset OpenedAt);
