using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace StudentActors.Grains.Cases;

internal static class CaseRegistration
{
    public static IServiceCollection AddCases(this IServiceCollection services)
    {
        services.TryAddSingleton<CaseUnits>();
        services.TryAddSingleton<CaseCalendar>();
        services.TryAddSingleton<CaseServices>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ILifecycleParticipant<ISiloLifecycle>, CaseCounts>());
        return services;
    }
}
