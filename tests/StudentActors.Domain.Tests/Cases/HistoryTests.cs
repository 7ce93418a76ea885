using System.Globalization;
using System.Text.Json;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Students;

namespace StudentActors.Domain.Tests.Cases;

/// <summary>What was stored by older code means the same to this one.</summary>
public sealed class HistoryTests
{
    public static TheoryData<string> Names => [.. RecordedHistory.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Recorded_case_comes_to_the_same_end(string name)
    {
        var history = RecordedHistory.Read(name);

        var end = EndOf(history);

        Assert.Equal(JsonSerializer.Serialize(history.End, RecordedHistory.Stored), JsonSerializer.Serialize(end, RecordedHistory.Stored));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Recorded_events_are_written_again_as_they_were(string name) =>
        Assert.Equal(
            RecordedHistory.Text(name).ReplaceLineEndings("\n").TrimEnd(),
            JsonSerializer.Serialize(RecordedHistory.Read(name), RecordedHistory.Stored).ReplaceLineEndings("\n"));

    [Fact]
    public void Every_kind_of_event_is_in_some_history()
    {
        var histories = Names.Select(row => RecordedHistory.Read(row.Data)).ToList();

        Assert.Equal(
            Kinds<CaseEvent>(), histories.SelectMany(history => history.Case).Select(change => change.Kind).Distinct().Order());
        Assert.Empty(Kinds<StudentEvent>().Except(histories.SelectMany(history => history.Student).Select(change => change.Kind)));
    }

    internal static RecordedEnd EndOf(RecordedHistory history)
    {
        var record = history.Case.Aggregate((CaseRecord?)null, CaseRecord.Apply)!;
        var student = history.Student.Aggregate((StudentRecord?)null, StudentRecord.Apply)!;
        return new(
            record.State, record.Version, record.Released, [.. record.Steps.Select(step => step.State)],
            [
                .. CaseDeadlines.Of(record, CaseSamples.Days).Select(deadline => string.Create(
                    CultureInfo.InvariantCulture, $"{deadline.Kind} {deadline.DueAt.UtcDateTime:s}Z {deadline.Generation}")),
            ],
            student.Status, $"{student.Place.School} {student.Place.Class}", student.OpenCase is not null);
    }

    private static IEnumerable<string> Kinds<T>() => typeof(T)
        .GetCustomAttributes(typeof(System.Text.Json.Serialization.JsonDerivedTypeAttribute), false)
        .Cast<System.Text.Json.Serialization.JsonDerivedTypeAttribute>()
        .Select(attribute => (string)attribute.TypeDiscriminator!)
        .Order();
}
