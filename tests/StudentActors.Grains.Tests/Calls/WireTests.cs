using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Grains.Regions;
using StudentActors.Grains.Schools;
using StudentActors.Grains.Tests.Samples;

namespace StudentActors.Grains.Tests.Calls;

/// <summary>Messages between grains survive the way to another silo.</summary>
public sealed class WireTests
{
    private static readonly SchoolCode School = SchoolCode.Parse("2134000001");
    private static readonly StatisticsCell Cell = new(Stage.Primary, 2026, 6, Sex.Female, StudentStatus.Enrolled, 45);

    private static readonly EnrolmentForm Form =
        Children.Form(School, new ClassId(Stage.Primary, 2026, 1)) with { ProvincialData = new Dictionary<string, string> { ["a"] = "b" } };

    public static TheoryData<object> Messages =>
    [
        new EnrolMany(Staff.NationalOperator, [new RowOrder(1, Operations.New(), Form)], Commit: true),
        new EnrolManyAnswer([new RowAnswer(1, RowOutcome.Rejected, [new RowFault("name", "student.name-required")], false)]),
        new SchoolReport(School, new ReportStamp(7, 8), DateTimeOffset.UnixEpoch, [Cell]),
        new RegionSummary(new ReportStamp(7, 8), DateTimeOffset.UnixEpoch, null, 3, [Cell]),
    ];

    [Theory]
    [MemberData(nameof(Messages), DisableDiscoveryEnumeration = true)]
    public void A_message_arrives_as_it_was_sent(object message)
    {
        using var services = new ServiceCollection().AddSerializer().BuildServiceProvider();
        var serializer = services.GetRequiredService<Serializer>();

        var arrived = serializer.Deserialize<object>(serializer.SerializeToArray(message));

        Assert.IsType(message.GetType(), arrived);
        Same.Content(message, arrived);
    }
}
