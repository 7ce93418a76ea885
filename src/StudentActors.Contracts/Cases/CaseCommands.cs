using StudentActors.Contracts.Calls;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Complaints;
using StudentActors.Domain.StatusChanges;
using StudentActors.Domain.Transfers;

namespace StudentActors.Contracts.Cases;

/// <summary>A move to the school whose grain receives this.</summary>
[GenerateSerializer, Immutable, Alias("sa.StartTransfer")]
public sealed record StartTransfer(
    [property: Id(0)] Caller Caller, [property: Id(1)] Operation Operation, [property: Id(2)] TransferForm Form);

/// <summary>Any other case.</summary>
[GenerateSerializer, Immutable, Alias("sa.StartCase")]
public sealed record StartCase(
    [property: Id(0)] Caller Caller, [property: Id(1)] Operation Operation, [property: Id(2)] CaseForm Form);

/// <summary>A complaint about a case or a record (申诉).</summary>
[GenerateSerializer, Immutable, Alias("sa.StartComplaint")]
public sealed record StartComplaint(
    [property: Id(0)] Caller Caller, [property: Id(1)] Operation Operation, [property: Id(2)] ComplaintForm Form);

/// <summary>The decision of the office that holds the open step.</summary>
[GenerateSerializer, Immutable, Alias("sa.DecideCase")]
public sealed record DecideCase(
    [property: Id(0)] Caller Caller, [property: Id(1)] Operation Operation, [property: Id(2)] CaseDecision Decision);

[GenerateSerializer, Immutable, Alias("sa.WithdrawCase")]
public sealed record WithdrawCase(
    [property: Id(0)] Caller Caller, [property: Id(1)] Operation Operation, [property: Id(2)] string? Reason);

/// <param name="Date">Day of the hand-over, <c>YYYY-MM-DD</c>.</param>
[GenerateSerializer, Immutable, Alias("sa.HandOverFile")]
public sealed record HandOverFile(
    [property: Id(0)] Caller Caller, [property: Id(1)] Operation Operation, [property: Id(2)] string? Date);
