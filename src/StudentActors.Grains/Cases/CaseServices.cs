using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StudentActors.Domain.Identity;
using StudentActors.Grains.Students;
using StudentActors.Storage.Cases;
using StudentActors.Storage.Evidence;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Sealing;

namespace StudentActors.Grains.Cases;

/// <summary>What every case needs of its surroundings.</summary>
internal sealed class CaseServices(
    IRegistryStore store,
    ICaseStore cases,
    IEvidenceStore evidence,
    RecordCodec codec,
    CaseUnits units,
    CaseCalendar calendar,
    EnrolmentAttempts enrolments,
    IOptions<EnrolmentOptions> options,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time)
{
    public IRegistryStore Store => store;

    public ICaseStore Cases => cases;

    public IEvidenceStore Evidence => evidence;

    public RecordCodec Codec => codec;

    public CaseUnits Units => units;

    public CaseCalendar Calendar => calendar;

    public EnrolmentAttempts Enrolments => enrolments;

    public TimeProvider Time => time;

    public IdentityPolicy Identity { get; } = new(options.Value.AllowSynthetic);
}
