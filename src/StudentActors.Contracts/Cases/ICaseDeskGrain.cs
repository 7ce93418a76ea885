using System.Collections.Immutable;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Schools;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;

namespace StudentActors.Contracts.Cases;

/// <summary>Where cases are started and waiting ones are found; stateless, any integer key.</summary>
[Alias("sa.ICaseDeskGrain")]
public interface ICaseDeskGrain : IGrainWithIntegerKey
{
    /// <summary>Starts a case other than a transfer on the student that the form names.</summary>
    [Alias("Start")]
    Task<Answer<CaseView>> Start(StartCase command, CancellationToken cancellationToken);

    /// <summary>
    /// Starts a complaint. It locks no record: there may be several, beside any open case and after its end. The lowest authority above all sides asks,
    /// hears the office complained of, and decides; what is late goes up one level.
    /// </summary>
    [Alias("StartComplaint")]
    Task<Answer<CaseView>> StartComplaint(StartComplaint command, CancellationToken cancellationToken);

    /// <summary>What waits for the caller's office, oldest deadline first.</summary>
    [Alias("ReadTasks")]
    Task<Answer<TaskPage>> ReadTasks(ReadTasks query, CancellationToken cancellationToken);
}

/// <param name="OverdueOnly">Only steps whose limit has passed: those that the office holds, and those that were escalated to it.</param>
/// <param name="PageToken">Opaque; from the page before.</param>
[GenerateSerializer, Immutable, Alias("sa.ReadTasks")]
public sealed record ReadTasks(
    [property: Id(0)] Caller Caller,
    [property: Id(1)] bool OverdueOnly,
    [property: Id(2)] string? PageToken,
    [property: Id(3)] int PageSize);

[GenerateSerializer, Immutable, Alias("sa.TaskPage")]
public sealed record TaskPage([property: Id(0)] ImmutableArray<TaskView> Items, [property: Id(1)] string? NextPageToken)
{
    /// <summary>What the caller's office itself owes, and overdue duties of authorities below that went up to it; on the first page only.</summary>
    [Id(2)]
    public ImmutableArray<DutyView> Duties { get; init; } = [];
}

/// <summary>An open step, without anything personal.</summary>
[GenerateSerializer, Immutable, Alias("sa.TaskView")]
public sealed record TaskView
{
    [Id(0)] public required CaseId Case { get; init; }

    [Id(1)] public required CaseType Type { get; init; }

    [Id(2)] public required StudentId Student { get; init; }

    /// <summary>School of the student when the case was opened.</summary>
    [Id(3)] public required SchoolCode School { get; init; }

    /// <summary>School that the student goes to, in transfers.</summary>
    [Id(4)] public SchoolCode? ToSchool { get; init; }

    [Id(5)] public required CaseParty Party { get; init; }

    /// <summary>Who holds the step: the caller's office, or the one whose overdue step was escalated to it.</summary>
    [Id(6)] public required Office Office { get; init; }

    [Id(7)] public required DateOnly DueDate { get; init; }

    [Id(8)] public required bool Overdue { get; init; }

    /// <summary>The highest authority that was told.</summary>
    [Id(9)] public AuthorityCode? EscalatedTo { get; init; }

    [Id(10)] public required DateTimeOffset OpenedAt { get; init; }
}
