using StudentActors.Domain.Cases;
using StudentActors.Domain.Identity;
using StudentActors.Domain.StatusChanges;
using StudentActors.Domain.Students;
using StudentActors.Domain.Tests.Cases;
using StudentActors.Domain.Transfers;

namespace StudentActors.Domain.Tests;

/// <summary>What a log or an exception writes of a value is its ToString.</summary>
public sealed class PersonalDataTests
{
    private static readonly string[] Personal = ["欧阳", "990101", "2018", "13800001234", "某路", "父亲"];

    [Fact]
    public void No_value_writes_personal_data_of_itself()
    {
        var form = Samples.Form with { Address = "某路1号", Phone = "13800001234" };
        var application = Accepted.Value(EnrolmentCheck.Check(form, Samples.Today, Samples.Synthetic));
        var enrolled = Enrolment.Decide(Samples.Student, application, Samples.Place, [], 900);
        Assert.True(ResidentIdNumber.TryParse(Samples.ResidentId, out var residentId));
        object[] values =
        [
            form, form.Document!, form.Guardians![0], new BasicDataForm { Address = form.Address, Phone = form.Phone },
            application, application.Document!, application.Basic, application.Basic.Guardians[0],
            enrolled, enrolled.Number, new NumberAssigned(enrolled.Number), new BasicDataUpdated(application.Basic),
            StudentRecord.Apply(null, enrolled), residentId,
            .. OfCases(),
        ];

        Assert.All(values, value => Assert.All(
            Personal, text => Assert.DoesNotContain(text, value.ToString(), StringComparison.Ordinal)));
    }

    private static object[] OfCases()
    {
        var keyData = new KeyDataForm("欧阳大山", "male", "2018-03-15", Samples.Form.Document);
        var form = CaseSamples.Form("keyDataChange") with { Reason = "欧阳大山申请", KeyData = keyData };
        var application = Accepted.Value(StatusChangeCheck.Check(form, CaseSamples.Today));
        var opened = Accepted.Value(CaseSamples.Open(form));
        var record = CaseSamples.Started(opened);
        var refusal = new CaseDecision("refuse", "欧阳大山未到场");
        var refused = Accepted.Value(CaseDecisions.Decide(
            record, CaseSamples.Officer(CaseSamples.Yaohai), refusal, CaseSamples.Now, CaseSamples.Days));
        var transfer = CaseSamples.TransferInForm with { Reason = "欧阳大山申请" };
        return
        [
            keyData, form, application, opened, opened.Effect, record, refusal, refused, CaseRecord.Apply(record, refused).Steps[1],
            new EvidenceItem("a", EvidenceType.Pdf, 1, "欧阳大山.pdf", "a", record.Starter, CaseSamples.Now),
            CaseSamples.Student().KeyData, new KeyDataChanged(record.Id, CaseSamples.Student().KeyData),
            transfer, Accepted.Value(TransferCheck.Check(transfer, CaseSamples.Today)),
        ];
    }
}
