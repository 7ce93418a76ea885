using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Cases;
using StudentActors.Contracts.Schools;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;
using StudentActors.Grains.Cases;
using StudentActors.Grains.Students;

namespace StudentActors.Grains.Schools;

internal sealed partial class SchoolGrain
{
    public async Task<Answer<CaseView>> StartSupplementary(StartSupplementary command, CancellationToken cancellationToken)
    {
        using var activity = GrainTelemetry.Start("start supplementary record");
        if (await MayNotAsync(command.Caller, Permission.StartCases, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var policy = await ReadPolicyAsync(_school!, fresh: false, cancellationToken);
        var check = Admission.Check(_school!, command.Form, Today, _identity, policy, supplementary: true);
        if (!check.Accepted)
        {
            return await RefuseCaseAsync(command.Caller, command.Operation, check.Refusal, cancellationToken);
        }

        // The id that the record will have, so that the case lies where the record will.
        var student = StudentIds.For(_attempts.Keys, check.Value.Application, command.Operation);
        var id = CaseId.Of(student, command.Operation.Id);
        return await StartWithPlaceAsync(
            command.Caller, command.Operation, check.Value.Class.Id, "class",
            place => GrainFactory.GetGrain<IStatusChangeStart>(id.Guid).StartSupplementary(
                new SupplementaryOrder(
                    command.Caller, command.Operation, command.Form, command.Reason, student, CasePlace.Of(place),
                    policy.Cases ?? CasePolicy.Nothing),
                CancellationToken.None),
            cancellationToken);
    }
}
