using System.Security.Cryptography;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Storage.Cases;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Tests.Registry;

/// <summary>A case's record as a grain would hold it: it makes the units that a test commits, and knows what should then be stored.</summary>
internal sealed record Dossier(Guid Id, CaseColumns Columns)
{
    public int Version { get; init; }

    public byte[] Head { get; init; } = EventChain.Start;

    public byte[] Payload { get; init; } = [];

    public CaseId Case => new(Id);

    public static Dossier New(AuthorityCode? authority = null, HeldStep? held = null, HeldPlace? place = null, CaseType type = CaseType.Transfer) =>
        Of(new StudentId(Guid.NewGuid()), authority, held, place, type);

    /// <summary>A case about a student, in whose bucket it lies.</summary>
    public static Dossier About(StudentId student) => Of(student, null, null, null, CaseType.Transfer);

    private static Dossier Of(StudentId student, AuthorityCode? authority, HeldStep? held, HeldPlace? place, CaseType type) => new(
        CaseId.Of(student, Guid.NewGuid()).Guid,
        new CaseColumns(
            type,
            held is null ? CaseState.Opening : CaseState.Open,
            false,
            student,
            Schools.New(),
            authority ?? AuthorityCode.Parse("990102"),
            held,
            place,
            Pupil.Noon));

    /// <summary>A case of a student, in its bucket.</summary>
    public static Dossier Of(Pupil pupil) => Of(new StudentId(pupil.Id), null, null, null, CaseType.Transfer);

    public static HeldStep Held(Office office, AuthorityCode authority, DateTimeOffset due, AuthorityCode? escalatedTo = null) =>
        new(office, authority, CaseParty.SendingSchool, due, escalatedTo is not null, false, escalatedTo);

    /// <summary>The next state, and the unit that leads to it.</summary>
    public (Dossier Next, CommitUnit Unit) Change(
        Func<CaseColumns, CaseColumns>? columns = null, AnswerWrite? answer = null, IReadOnlyList<DeadlineWrite>? deadlines = null)
    {
        var link = EventChain.Link(Id, Version + 1, "case.changed", Pupil.Noon, "registrar", RandomNumberGenerator.GetBytes(100), Head);
        var next = this with
        {
            Version = Version + 1,
            Head = link.Hash,
            Payload = RandomNumberGenerator.GetBytes(200),
            Columns = columns is null ? Columns : columns(Columns),
        };
        return (next, new CommitUnit
        {
            Record = new CaseWrite(Id, Version, next.Version, next.Payload, next.Head, next.Columns),
            Events = [link],
            Deadlines = deadlines ?? [],
            Answer = answer,
        });
    }

    public void Is(StoredCase? found)
    {
        Assert.NotNull(found);
        Assert.Equal((Case, Version, Columns), (found.Id, found.Version, found.Columns));
        Assert.Equal(Payload, found.Payload);
        Assert.Equal(Head, found.HeadHash);
    }
}
