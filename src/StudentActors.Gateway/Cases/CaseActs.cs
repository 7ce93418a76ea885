using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Cases;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Rules;
using StudentActors.Gateway.Answers;
using StudentActors.Gateway.Endpoints;
using StudentActors.Gateway.Load;
using StudentActors.Gateway.Problems;
using StudentActors.Gateway.Requests;
using StudentActors.Gateway.Tokens;

namespace StudentActors.Gateway.Cases;

/// <summary>What may be done to a case once it is there, the same for transfers and for all others.</summary>
/// <typeparam name="TGrain">Whose grain it is.</typeparam>
internal static class CaseActs<TGrain> where TGrain : ICaseGrain
{
    /// <param name="path">Of the cases, e.g. <c>/transfers</c>.</param>
    /// <param name="noun">In names of operations, e.g. <c>Transfer</c>.</param>
    public static void Map(RouteGroupBuilder group, string path, string noun)
    {
        var spoken = noun.ToLowerInvariant();
        Rule[] ofComplaints = typeof(TGrain) == typeof(IStatusChangeGrain)
            ? [RuleBook.ComplaintText, RuleBook.ComplaintHighest, RuleBook.ComplaintToBeDone, RuleBook.ComplaintUndecided, RuleBook.ComplaintRuled,
                RuleBook.CaseOpenBusiness, RuleBook.CaseStudentMoved, RuleBook.CaseStatus, RuleBook.RecordClosed, RuleBook.ClassFull,
                RuleBook.ClassNotFound, RuleBook.ClassFinished, RuleBook.SchoolClosed]
            : [];
        group.MapGet($"{path}/{{id}}", Read)
            .Named($"Read{noun}", $"Read a {spoken}", "Seen by both schools, by the offices that hold a step, and by those above them.")
            .Gives<CaseView>($"The {spoken}, with what this caller may do.")
            .GivesTag()
            .RefusedBy(RuleBook.CaseNotFound)
            .InLane(Lanes.Reads);
        group.MapPost($"{path}/{{id}}/decisions", Decide)
            .Named($"Decide{noun}", $"Decide the step of a {spoken} that the caller's office holds",
                "A step is decided once: who comes second gets 409 with the case as it stands. Silence never decides.")
            .TakesBody<DecisionRequest>()
            .TakesOperationKey(StatusCodes.Status200OK)
            .Gives<CaseView>("Decided.")
            .GivesTag()
            .RefusedBy(RuleBook.CaseNotFound, RuleBook.CaseStepDecided, RuleBook.CaseStepWaiting, RuleBook.CaseStepOffice,
                RuleBook.CaseEnded, RuleBook.CaseDecisionUnknown, RuleBook.CaseRefusalReason, RuleBook.CaseReason, RuleBook.CaseEvidenceRequired,
                RuleBook.RequestInvalid)
            .RefusedBy(ofComplaints)
            .InLane(Lanes.Writes);
        group.MapPost($"{path}/{{id}}/withdrawal", Withdraw)
            .Named($"Withdraw{noun}", $"Take a {spoken} back",
                "For the office that started it, until it takes effect; once a step is overdue, also for the authorities that were told.")
            .TakesBody<WithdrawalRequest>()
            .TakesOperationKey(StatusCodes.Status200OK)
            .Gives<CaseView>("Taken back.")
            .GivesTag()
            .RefusedBy(RuleBook.CaseNotFound, RuleBook.CaseWithdrawalOffice, RuleBook.CaseEnded, RuleBook.CaseReason,
                RuleBook.CaseReasonRequired)
            .InLane(Lanes.Writes);
        EvidenceActs<TGrain>.Map(group, path, noun);
    }

    /// <summary>A case that was started.</summary>
    public static IResult Started(Answer<CaseView> answer, string path) => answer.Accepted
        ? new JsonAnswer<CaseView>(answer.Value, StatusCodes.Status201Created)
        {
            Location = $"{ApiGroups.Base}{path}/{answer.Value.Id}",
            Tag = RecordVersion.Tag(answer.Value.Version),
            Replayed = answer.Replayed,
        }
        : Refused.By(answer);

    public static TGrain? Find(IGrainFactory grains, string text) =>
        CaseId.TryParse(text, out var id) ? grains.GetGrain<TGrain>(id.Guid) : default;

    private static async Task<IResult> Read(string id, HttpContext http, IGrainFactory grains)
    {
        if (Find(grains, id) is not { } grain)
        {
            return Refused.By(RuleBook.CaseNotFound);
        }

        // No 304: what the caller may do does not follow from the version alone.
        return Shown(await grain.Read(http.Caller(), http.RequestAborted));
    }

    private static async Task<IResult> Decide(string id, HttpContext http, IGrainFactory grains)
    {
        if (Find(grains, id) is not { } grain)
        {
            return Refused.By(RuleBook.CaseNotFound);
        }

        var sent = await SentJson.ReadCommand<DecisionRequest>(http);
        if (!sent.Accepted)
        {
            return new Refused(sent.Refusal);
        }

        var decision = new CaseDecision(sent.Value.Body.Decision, sent.Value.Body.Reason);
        return Shown(await grain.Decide(new DecideCase(http.Caller(), sent.Value.Operation, decision), CancellationToken.None));
    }

    private static async Task<IResult> Withdraw(string id, HttpContext http, IGrainFactory grains)
    {
        if (Find(grains, id) is not { } grain)
        {
            return Refused.By(RuleBook.CaseNotFound);
        }

        var sent = await SentJson.ReadCommand<WithdrawalRequest>(http);
        return sent.Accepted
            ? Shown(await grain.Withdraw(
                new WithdrawCase(http.Caller(), sent.Value.Operation, sent.Value.Body.Reason), CancellationToken.None))
            : new Refused(sent.Refusal);
    }

    public static IResult Shown(Answer<CaseView> answer) => answer.Accepted
        ? new JsonAnswer<CaseView>(answer.Value) { Tag = RecordVersion.Tag(answer.Value.Version), Replayed = answer.Replayed }
        : new Refused(answer.Refusal ?? Refusal.Of(RuleBook.Unexpected), standing: CaseStanding.Of(answer.Value));
}
