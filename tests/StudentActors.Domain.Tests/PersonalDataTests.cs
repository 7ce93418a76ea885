using StudentActors.Domain.Identity;
using StudentActors.Domain.Students;

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
        ];

        Assert.All(values, value => Assert.All(
            Personal, text => Assert.DoesNotContain(text, value.ToString(), StringComparison.Ordinal)));
    }
}
