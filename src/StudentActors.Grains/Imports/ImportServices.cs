using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace StudentActors.Grains.Imports;

/// <summary>What imports need of the silo's services.</summary>
internal static class ImportServices
{
    public static IServiceCollection AddImports(this IServiceCollection services)
    {
        services.AddOptions<ImportOptions>().ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<ImportOptions>, ImportOptionsValidator>()
            .AddSingleton<ISchoolEntrance, SchoolEntrance>();
    }
}
