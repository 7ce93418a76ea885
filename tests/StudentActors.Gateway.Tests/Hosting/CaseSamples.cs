using StudentActors.Contracts.Cases;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Transfers;

namespace StudentActors.Gateway.Tests.Hosting;

/// <summary>Cases for tests to change.</summary>
internal static class CaseSamples
{
    public static readonly string Number = Samples.Student().StudentNumber.Value;

    public static readonly CaseId Id = CaseId.Of(Samples.Id, new Guid("11111111-2222-3333-4444-555555555555"));

    public static readonly DateTimeOffset At = new(2026, 11, 24, 2, 0, 0, TimeSpan.Zero);

    public static readonly EvidenceView Evidence = new()
    {
        Id = new string('a', 64),
        Type = EvidenceType.Pdf,
        Length = 8,
        Name = "转学证明.pdf",
        By = "registrar",
        Office = Office.Of(SchoolCode.Parse(Samples.School)),
        At = At,
    };

    public static object TransferRequest(string? toSchool = "2153000001", string? reason = "随父母工作调动") => new
    {
        student = new { studentNumber = Number, name = "王小明" },
        toSchool,
        toClass = "primary-2026-1",
        reason,
    };

    public static CaseView Transfer(CaseState state = CaseState.Open, int version = 2) => new()
    {
        Id = Id,
        Type = CaseType.Transfer,
        Variant = TransferVariant.CrossProvince,
        State = state,
        Student = Samples.Id,
        School = SchoolCode.Parse(Samples.School),
        Class = new ClassId(Stage.Primary, 2026, 3),
        ToSchool = SchoolCode.Parse("2153000001"),
        ToClass = new ClassId(Stage.Primary, 2026, 1),
        Reason = "随父母工作调动",
        Starter = Office.Of(SchoolCode.Parse("2153000001")),
        OpenedAt = At,
        Steps =
        [
            new(CaseParty.ReceivingSchool, Office.Of(SchoolCode.Parse("2153000001")), StepState.Approved, At, null, false, false, [],
                "registrar", At, null),
            new(CaseParty.ReceivingAuthority, Office.Of(AuthorityCode.Parse("530102")), StepState.Open, At, new DateOnly(2026, 12, 8),
                false, true, [AuthorityCode.Parse("530100")], null, null, null),
        ],
        AllowedActions = [new(CaseActionKind.Approve, new DateOnly(2026, 12, 8)), new(CaseActionKind.AttachEvidence, null)],
        Evidence = [Evidence],
        Version = version,
    };
}
