using System.Security.Cryptography;
using System.Text;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Calendar;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;

namespace StudentActors.Domain.StatusChanges;

/// <summary>The case that the registry itself starts when a suspension has ended and nobody has returned.</summary>
public static class SuspensionExpiry
{
    /// <summary>Who is recorded as having started it.</summary>
    public const string Registry = "registry";

    private const string Reason = "休学期满未复学 / suspension over, not resumed";

    /// <summary>The same id for the same end of the same suspension, however often the deadline fires.</summary>
    public static CaseId IdOf(StudentRecord record)
    {
        var term = record.Suspension!;
        var hash = SHA256.HashData(Encoding.ASCII.GetBytes($"suspension|{record.Id}|{term.Version}|{term.Expiries}"));
        return CaseId.Of(record.Id, new Guid(hash.AsSpan(0, 16), bigEndian: true));
    }

    /// <summary>The case: its school's step is open, because nobody at the school has said anything yet.</summary>
    public static Decision<CaseOpened> Decide(StudentRecord record, CasePolicy policy, DateTimeOffset now)
    {
        var senior = record.Place.Class.Stage == Stage.Senior;
        var type = senior ? CaseType.Withdrawal : CaseType.Dropout;
        if (CaseEligibility.MayNot(record, type) is { } refusal)
        {
            return refusal;
        }

        if (!SuspensionDeadlines.HasExpired(record, now))
        {
            return Refusal.Of(RuleBook.CaseStatus);
        }

        var side = CaseSide.Of(record.Place, policy);
        return new CaseOpened
        {
            Id = IdOf(record),
            Type = type,
            Student = record.Id,
            Place = record.Place,
            Starter = Office.Of(record.Place.School),
            By = Registry,
            At = now,
            Reason = Reason,
            Effect = senior ? new WithdrawalEffect(ChinaTime.DateOf(now)) : new DropoutEffect(record.Suspension!.Until.AddDays(1)),
            Steps = CaseSteps.Of(CaseDefinitions.Of(type), side, side, record.Place.Class.Stage, null),
        };
    }
}
