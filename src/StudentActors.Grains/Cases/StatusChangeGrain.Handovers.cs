using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Students;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Dropouts;
using StudentActors.Domain.Rules;
using StudentActors.Domain.StatusChanges;
using StudentActors.Domain.Students;
using StudentActors.Grains.Students;

namespace StudentActors.Grains.Cases;

internal sealed partial class StatusChangeGrain
{
    public async Task StartHandover(StudentId student, CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not null || await ReadStudentAsync(student, fresh: true, cancellationToken) is not { } record
            || await IsStillOpenAsync(record, cancellationToken))
        {
            return;
        }

        var decision = DropoutHandovers.Decide(record, await ReadPolicyAsync(record, cancellationToken), Now);
        if (decision.Accepted)
        {
            var authority = new Caller(SuspensionExpiry.Registry, Role.Registrar, Office.Of(record.Place.HomeAuthority));
            await OpenAsync(decision, authority, new Operation(Id.Guid, new byte[32]), cancellationToken);
        }
    }

    public async Task<Answer<StudentView>> ReadFile(ReadStudent query, CancellationToken cancellationToken) =>
        await ReadKeptAsync(query, CaseAccess.MayNotReadFile, cancellationToken);

    // One that a term before began and nobody has decided yet is enough.
    private async Task<bool> IsStillOpenAsync(StudentRecord record, CancellationToken cancellationToken)
    {
        for (var term = DropoutHandovers.Ended(Now); record.Absence is { } absence && term.CompareTo(Term.Of(absence.Since)) > 0;)
        {
            term = Term.Of(term.FirstDay.AddDays(-1));
            if (await FindCaseAsync(DropoutHandovers.IdOf(record, term), cancellationToken) is { } earlier && earlier.State.IsOpen())
            {
                return true;
            }
        }

        return false;
    }
}
