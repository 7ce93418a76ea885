using System.Collections.Concurrent;
using Orleans.Metadata;
using Orleans.Runtime;
using Orleans.Serialization.TypeSystem;

namespace StudentActors.Host.Serving;

/// <summary>
/// What Orleans calls each grain interface, found out once. Orleans itself looks for attributes of the interface whenever somebody asks for a grain, which
/// took a twentieth of the processor time of an enrolment.
/// </summary>
internal sealed class RememberedInterfaceTypes : IGrainInterfaceTypeProvider
{
    private readonly ConcurrentDictionary<Type, GrainInterfaceType> _known = new();
    private readonly Lazy<GrainInterfaceTypeResolver> _others;

    // This is one of the providers: the others can only be asked for once it is there.
    public RememberedInterfaceTypes(IServiceProvider services) => _others = new(() => new GrainInterfaceTypeResolver(
        services.GetServices<IGrainInterfaceTypeProvider>().Where(provider => provider != this), services.GetRequiredService<TypeConverter>()));

    public bool TryGetGrainInterfaceType(Type type, out GrainInterfaceType grainInterfaceType)
    {
        grainInterfaceType = _known.GetOrAdd(type, static (type, others) => others.Value.GetGrainInterfaceType(type), _others);
        return true;
    }
}

internal static class InterfaceTypeRegistration
{
    /// <summary>Before every other provider: the first that knows an interface is believed.</summary>
    public static IServiceCollection RememberInterfaceTypes(this IServiceCollection services)
    {
        services.Insert(0, ServiceDescriptor.Singleton<IGrainInterfaceTypeProvider, RememberedInterfaceTypes>());
        return services;
    }
}
