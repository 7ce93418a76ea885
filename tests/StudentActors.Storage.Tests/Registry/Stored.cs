using StudentActors.Storage.Registry;
using StudentActors.Storage.Schools;
using StudentActors.Storage.Students;

namespace StudentActors.Storage.Tests.Registry;

/// <summary>Compares what is stored with what should be, byte arrays by content.</summary>
internal static class Stored
{
    public static void Same(StoredStudent expected, StoredStudent? found) => Assert.Equal(Text(expected), found is null ? null : Text(found));

    public static void Same(IEnumerable<StoredStudent> expected, IEnumerable<StoredStudent> found) =>
        Assert.Equal(expected.Select(Text), found.Select(Text));

    public static void Same(StoredSchool expected, StoredSchool? found) => Assert.Equal(Text(expected), found is null ? null : Text(found));

    public static void Same(StoredAnswer expected, StoredAnswer? found) => Assert.Equal(Text(expected), found is null ? null : Text(found));

    /// <summary>The events are all that the pupil has, in order, and their hashes form a chain.</summary>
    public static void Chained(Pupil pupil, IReadOnlyList<StoredEvent> events)
    {
        Assert.Equal(Enumerable.Range(1, pupil.Version), events.Select(stored => stored.Event.Sequence));
        var head = EventChain.Start;
        foreach (var stored in events)
        {
            Assert.Equal(pupil.Id, stored.Record);
            Assert.True(EventChain.Verify(pupil.Id, stored.Event, head));
            head = stored.Event.Hash;
        }

        Assert.Equal(pupil.Head, head);
    }

    private static string Text(StoredStudent student) =>
        $"{student.Id} {student.Version} {Hex(student.Payload)} {Hex(student.HeadHash)} {student.Columns}";

    private static string Text(StoredSchool school) =>
        $"{school.Code} {school.Authority} {school.Version} {Hex(school.Payload)} {Hex(school.HeadHash)}";

    private static string Text(StoredAnswer answer) =>
        $"{answer.Operation.Id} {Hex(answer.Operation.RequestHash)} {answer.Record} {answer.Version} {answer.At:O}";

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
