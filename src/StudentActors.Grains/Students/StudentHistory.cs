using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using StudentActors.Contracts.Students;
using StudentActors.Domain.Students;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Sealing;

namespace StudentActors.Grains.Students;

/// <summary>Tells what each event of a record set, masked like the record itself.</summary>
internal sealed class StudentHistory(RecordCodec codec, StudentId id)
{
    /// <summary>The record after the last event told.</summary>
    public StudentRecord? Record { get; private set; }

    public HistoryEntry Tell(StoredEvent stored)
    {
        var link = stored.Event;
        var change = codec.OpenStudentEvent(id, link.Payload);
        var before = Record;
        Record = StudentRecord.Apply(before, change);
        return new HistoryEntry(
            link.Sequence,
            link.Kind,
            link.At,
            link.Actor,
            [.. Changes(before, Record)],
            Convert.ToHexStringLower(link.Hash),
            Convert.ToHexStringLower(link.PreviousHash));
    }

    private static IEnumerable<HistoryChange> Changes(StudentRecord? before, StudentRecord after)
    {
        var old = before is null ? ImmutableDictionary<string, string?>.Empty : Fields(before).ToImmutableDictionary(f => f.Field, f => f.Value);
        var present = Fields(after).ToList();
        foreach (var field in present)
        {
            if (old.GetValueOrDefault(field.Field) != field.Value)
            {
                yield return Masked(field, after);
            }
        }

        foreach (var gone in old.Keys.Except(present.Select(field => field.Field)).Order(StringComparer.Ordinal))
        {
            yield return new HistoryChange(gone, null);
        }
    }

    private static IEnumerable<HistoryChange> Fields(StudentRecord record)
    {
        yield return new("studentNumber", record.Number.Value);
        yield return new("status", Text(record.Status));
        yield return new("school", record.Place.School.Value);
        yield return new("class", record.Place.Class.Value);
        if (record.StudiesAt is { } site)
        {
            yield return new("studiesAt.school", site.Place.School.Value);
            yield return new("studiesAt.class", site.Place.Class.Value);
            yield return new("studiesAt.since", Text(site.Since));
        }

        yield return new("name", record.Name);
        yield return new("sex", Text(record.Sex));
        yield return new("birthDate", Text(record.BirthDate));
        if (record.Document is { } document)
        {
            yield return new("document.type", Text(document.Type));
            yield return new("document.number", document.Number);
            if (document.Issuer is not null)
            {
                yield return new("document.issuer", document.Issuer);
            }
        }

        yield return new("entry.date", Text(record.Entry.Date));
        yield return new("entry.way", Text(record.Entry.Way));
        foreach (var field in BasicFields(record.Basic))
        {
            yield return field;
        }

        if (record.OpenCase is { } open)
        {
            yield return new("openCase", Text(open.Type));
        }

        foreach (var problem in record.Problems)
        {
            yield return new($"problems.{Text(problem)}", "true");
        }
    }

    private static IEnumerable<HistoryChange> BasicFields(BasicData basic)
    {
        yield return new("ethnicity", basic.Ethnicity);
        if (basic.Attendance is { } attendance)
        {
            yield return new("attendance", Text(attendance));
        }

        if (basic.Address is not null)
        {
            yield return new("address", basic.Address);
        }

        if (basic.Phone is not null)
        {
            yield return new("phone", basic.Phone);
        }

        for (var i = 0; i < basic.Guardians.Count; i++)
        {
            yield return new($"guardians[{i}].name", basic.Guardians[i].Name);
            yield return new($"guardians[{i}].relation", basic.Guardians[i].Relation);
            if (basic.Guardians[i].Phone is { } phone)
            {
                yield return new($"guardians[{i}].phone", phone);
            }
        }

        foreach (var (key, value) in basic.ProvincialData.OrderBy(item => item.Key, StringComparer.Ordinal))
        {
            yield return new($"provincialData.{key}", value);
        }
    }

    private static HistoryChange Masked(HistoryChange change, StudentRecord record) => change switch
    {
        { Value: null } => change,
        { Field: "studentNumber" } => change with { Value = Masking.Number(record.Number) },
        { Field: "document.number" } => change with { Value = Masking.Document(record.Document!) },
        { Field: "address" } => change with { Value = Masking.Address(change.Value) },
        { Field: "phone" } => change with { Value = Masking.Phone(change.Value) },
        _ when change.Field.StartsWith("guardians", StringComparison.Ordinal) && change.Field.EndsWith(".phone", StringComparison.Ordinal) =>
            change with { Value = Masking.Phone(change.Value) },
        _ => change,
    };

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // The same names as everywhere in the API.
    private static string Text<T>(T value) where T : struct, Enum => JsonSerializer.SerializeToElement(value).GetString() ?? string.Empty;
}
