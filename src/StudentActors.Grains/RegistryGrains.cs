using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using StudentActors.Grains.Accounts;
using StudentActors.Grains.Calls;
using StudentActors.Grains.Cases;
using StudentActors.Grains.Deadlines;
using StudentActors.Grains.Imports;
using StudentActors.Grains.Regions;
using StudentActors.Grains.Schools;
using StudentActors.Grains.Students;
using StudentActors.Grains.Verification;
using StudentActors.Storage.Sealing;

namespace StudentActors.Grains;

public static class RegistryGrains
{
    /// <summary>
    /// Adds what the registry's grains need beyond Orleans itself. The host provides the registry store, the store of imported files, the
    /// store of deadlines, the key ring, reminders, and a grain storage named <see cref="GrainStorage.Name"/>.
    /// </summary>
    public static ISiloBuilder AddRegistryGrains(this ISiloBuilder silo, Action<EnrolmentOptions>? configure = null)
    {
        var options = silo.Services.AddOptions<EnrolmentOptions>().ValidateOnStart();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        silo.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<EnrolmentOptions>, EnrolmentOptionsValidator>());
        silo.Services.TryAddSingleton<RecordCodec>();
        silo.Services.TryAddSingleton<IPasswordHasher<AccountState>, PasswordHasher<AccountState>>();
        silo.Services.TryAddSingleton<StudentUnits>();
        silo.Services.TryAddSingleton<SchoolUnits>();
        silo.Services.TryAddSingleton<EnrolmentAttempts>();
        silo.Services.TryAddSingleton<CountingGate>();
        silo.Services.TryAddEnumerable(ServiceDescriptor.Singleton<ILifecycleParticipant<ISiloLifecycle>, ReviewCounts>());
        silo.Services.TryAddKeyedSingleton(TokenKeysGrain.Clock, TimeProvider.System);
        silo.Services.TryAddSingleton<IPopulationRegister, LocalPopulationRegister>();
        silo.Services.AddImports();
        silo.Services.AddDeadlines();
        silo.Services.AddCases();
        return silo.AddIncomingGrainCallFilter<StorageFailureFilter>();
    }
}
