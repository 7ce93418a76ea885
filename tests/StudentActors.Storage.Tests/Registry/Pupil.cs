using System.Security.Cryptography;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Students;

namespace StudentActors.Storage.Tests.Registry;

/// <summary>A student record as a grain would hold it: it makes the units that a test commits, and knows what should then be stored.</summary>
internal sealed record Pupil(Guid Id, StudentColumns Columns)
{
    public static readonly DateTimeOffset Noon = new(2026, 9, 1, 4, 0, 0, TimeSpan.Zero);

    public int Version { get; init; }

    public byte[] Head { get; init; } = EventChain.Start;

    public byte[] Payload { get; init; } = [];

    public StoredStudent Stored => new(new StudentId(Id), Version, Payload, Head, Columns);

    public static Pupil New(SchoolCode? school = null, ClassId? classId = null, AuthorityCode? authority = null) => new(
        Guid.NewGuid(),
        new StudentColumns(
            school ?? Schools.New(),
            authority ?? AuthorityCode.Parse("990102"),
            classId ?? new ClassId(Stage.Primary, 2026, 1),
            StudentStatus.Enrolled,
            Sex.Female,
            2020,
            NumberKind.Formal,
            false));

    /// <summary>The same with an id in a bucket.</summary>
    public Pupil InBucket(byte bucket)
    {
        var id = Id.ToByteArray(bigEndian: true);
        id[0] = bucket;
        return this with { Id = new Guid(id, bigEndian: true) };
    }

    public static ClaimKey Claim(ClaimKind kind) => new(kind, Guid.NewGuid());

    public static AnswerWrite Answer() => new(new OperationKey(Guid.NewGuid(), RandomNumberGenerator.GetBytes(32)), Noon);

    /// <summary>The next state, and the unit that leads to it.</summary>
    public (Pupil Next, CommitUnit Unit) Change(
        IReadOnlyList<ClaimKey>? claims = null,
        AnswerWrite? answer = null,
        IReadOnlyList<DeadlineWrite>? deadlines = null,
        Func<StudentColumns, StudentColumns>? columns = null,
        int events = 1,
        string kind = "student.changed")
    {
        var links = new List<EventWrite>();
        var head = Head;
        for (var i = 1; i <= events; i++)
        {
            var link = EventChain.Link(Id, Version + i, kind, Noon, "registrar", RandomNumberGenerator.GetBytes(100), head);
            head = link.Hash;
            links.Add(link);
        }

        var next = this with
        {
            Version = Version + events,
            Head = head,
            Payload = RandomNumberGenerator.GetBytes(200),
            Columns = columns is null ? Columns : columns(Columns),
        };
        return (next, new CommitUnit
        {
            Record = new StudentWrite(Id, Version, next.Version, next.Payload, head, next.Columns),
            Events = links,
            Claims = [.. (claims ?? []).Select(claim => new ClaimWrite(claim))],
            Deadlines = deadlines ?? [],
            Answer = answer,
        });
    }
}
