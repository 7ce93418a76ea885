using Microsoft.Extensions.Options;
using StudentActors.Contracts.Calls;
using StudentActors.Domain.Accounts;
using StudentActors.Domain.Students;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Sealing;

namespace StudentActors.Grains.Students;

/// <summary>What every enrolment needs of its surroundings.</summary>
internal sealed class EnrolmentAttempts(IRegistryStore store, StudentUnits units, IKeyRing keys, IOptions<EnrolmentOptions> options)
{
    public IRegistryStore Store => store;

    public StudentUnits Units => units;

    public IKeyRing Keys => keys;

    public EnrolmentOptions Options => options.Value;

    public EnrolmentAttempt Begin(
        StudentId id, EnrolmentApplication application, PlaceOfStudy place, Operation operation, Caller caller, DateTimeOffset at) =>
        new(this, id, application, place, operation, caller, at);
}
