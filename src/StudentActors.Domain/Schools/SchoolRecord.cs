using StudentActors.Domain.Regions;

namespace StudentActors.Domain.Schools;

/// <summary>What the registry keeps of one school. Places taken are not here: they are counted from the students' records.</summary>
public sealed record SchoolRecord
{
    public required SchoolCode Code { get; init; }

    public required string Name { get; init; }

    /// <summary>Home authority (学籍主管部门) of the school.</summary>
    public required AuthorityCode Authority { get; init; }

    public required IReadOnlyList<StageOffering> Stages { get; init; }

    public IReadOnlyList<SchoolClass> Classes { get; init; } = [];

    /// <summary>Number of the record's last event.</summary>
    public required int Version { get; init; }

    public StageOffering? Offering(Stage stage) => Stages.FirstOrDefault(o => o.Stage == stage);

    public SchoolClass? Class(ClassId id) => Classes.FirstOrDefault(c => c.Id == id);

    /// <summary>The record after an event; <paramref name="record"/> is <c>null</c> before the first.</summary>
    public static SchoolRecord Apply(SchoolRecord? record, SchoolEvent change) => (record, change) switch
    {
        (null, SchoolOpened e) =>
            new SchoolRecord { Code = e.Code, Name = e.Name, Authority = e.Authority, Stages = e.Stages, Version = 1 },
        ({ } r, ClassOpened e) when r.Class(e.Class.Id) is null =>
            r with { Classes = [.. r.Classes, e.Class], Version = r.Version + 1 },
        _ => throw new InvalidOperationException($"{change.Kind} cannot follow version {record?.Version ?? 0}."),
    };
}
