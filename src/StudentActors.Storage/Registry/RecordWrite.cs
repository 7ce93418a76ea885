using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;

namespace StudentActors.Storage.Registry;

/// <summary>The new state of one record and the version it must still have.</summary>
/// <param name="ExpectedVersion">0 inserts; otherwise the version that was read. A version is the sequence of the record's last event.</param>
/// <param name="Version">The version after the commit: <paramref name="ExpectedVersion"/> plus the number of events.</param>
/// <param name="Payload">The sealed record.</param>
/// <param name="HeadHash">Hash of the last event (32 bytes).</param>
public abstract record RecordWrite(Guid Id, int ExpectedVersion, int Version, byte[] Payload, byte[] HeadHash)
{
    public abstract RecordKind Kind { get; }
}

/// <summary>A student's record, with the plain columns that rosters, statistics and promotion are queried by.</summary>
public sealed record StudentWrite(
    Guid Id,
    int ExpectedVersion,
    int Version,
    byte[] Payload,
    byte[] HeadHash,
    StudentColumns Columns) : RecordWrite(Id, ExpectedVersion, Version, Payload, HeadHash)
{
    public override RecordKind Kind => RecordKind.Student;

    /// <summary>
    /// The student comes to the school with this write, as a new one or from elsewhere, and may not if the school is closed by then. Any other
    /// change of a record is none of the school's business.
    /// </summary>
    public bool Enters { get; init; }
}

/// <summary>The columns of a student's record that stay plain.</summary>
/// <param name="HasProblem">Whether it is a problem record (问题学籍).</param>
public sealed record StudentColumns(
    SchoolCode School,
    AuthorityCode HomeAuthority,
    ClassId Class,
    StudentStatus Status,
    Sex Sex,
    int BirthYear,
    NumberKind NumberKind,
    bool HasProblem);

/// <summary>A school's record.</summary>
public sealed record SchoolWrite(
    Guid Id,
    int ExpectedVersion,
    int Version,
    byte[] Payload,
    byte[] HeadHash,
    SchoolCode Code,
    AuthorityCode Authority) : RecordWrite(Id, ExpectedVersion, Version, Payload, HeadHash)
{
    public override RecordKind Kind => RecordKind.School;

    /// <summary>Only an open school takes students.</summary>
    public SchoolState State { get; init; } = SchoolState.Open;

    /// <summary>What it is late with, and is listed for.</summary>
    public SchoolDebts Debts { get; init; }
}
