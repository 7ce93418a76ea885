namespace StudentActors.Benchmarks.Baselines.DapperService;

/// <summary>The rows of one enrolment; their properties are the parameters of the statements that insert them.</summary>
internal sealed record EnrolmentRows(OperationRow Operation, ClaimRows Claims, StudentRow Student, EventRow Event);

internal sealed record OperationRow(Guid Id, Guid Record, DateTimeOffset At, byte[] RequestHash);

internal sealed record ClaimRows(Guid Record, Guid Document, Guid Person, Guid Number);

internal sealed record StudentRow(
    Guid Id,
    long School,
    int Authority,
    int Class,
    short Status,
    short Sex,
    short BirthYear,
    short NumberKind,
    bool HasProblem,
    byte[] HeadHash,
    byte[] Payload);

internal sealed record EventRow(
    Guid Record, DateTimeOffset At, long School, int Authority, string Kind, string Actor, byte[] Hash, byte[] Payload);
