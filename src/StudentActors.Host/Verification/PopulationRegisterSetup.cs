using StudentActors.Grains.Verification;

namespace StudentActors.Host.Verification;

internal static class PopulationRegisterSetup
{
    // Well within the time that a deadline's owner is given.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Asks the register at an address instead of relying on the local check.</summary>
    public static IServiceCollection AddPopulationRegister(this IServiceCollection services, Uri address) =>
        services.AddSingleton<IPopulationRegister>(provider => new HttpPopulationRegister(
            new HttpClient { BaseAddress = address, Timeout = Patience }, provider.GetRequiredService<ILogger<HttpPopulationRegister>>()));
}
