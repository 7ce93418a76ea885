using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using StudentActors.Storage.Calendar;
using StudentActors.Storage.Cases;
using StudentActors.Storage.Deadlines;
using StudentActors.Storage.Dropouts;
using StudentActors.Storage.Imports;
using StudentActors.Storage.PostgreSql;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Sealing;
using StudentActors.Storage.Sharding;
using StudentActors.Storage.Sqlite;

namespace StudentActors.Storage.Hosting;

/// <summary>How a host gets the registry's durable memory. It ends, with everything written, when the host's services are disposed.</summary>
public static class RegistryStorage
{
    /// <summary>Adds the registry in one SQLite file, which has been migrated.</summary>
    public static IServiceCollection AddSqliteRegistry(this IServiceCollection services, string path, IKeyRing keys) =>
        services.Add(
            keys,
            provider => new SqliteRegistryStore(path, Options(provider), provider.GetRequiredService<ILogger<SqliteRegistryStore>>()));

    /// <summary>Adds the registry in PostgreSQL databases, which have been migrated.</summary>
    /// <param name="home">The first of them, with the map of the others.</param>
    /// <param name="connect">Opens another one.</param>
    public static IServiceCollection AddPostgreSqlRegistry(
        this IServiceCollection services, NpgsqlDataSource home, Func<Shard, NpgsqlDataSource> connect, IKeyRing keys) =>
        services.Add(
            keys,
            provider => new ShardedRegistryStore(
                home, connect, Options(provider), provider.GetRequiredService<IOptions<ShardingOptions>>().Value,
                provider.GetRequiredService<ILogger<PostgreSqlRegistryStore>>()));

    private static IServiceCollection Add<T>(this IServiceCollection services, IKeyRing keys, Func<IServiceProvider, T> create)
        where T : class, IRegistryStore, IImportFileStore, IRegistryMeta, IDeadlineStore, ICalendarStore, ICaseStore, IDropoutReviewStore
    {
        services.AddOptions<GroupCommitOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<GroupCommitOptions>, GroupCommitOptionsValidator>());
        return services
            .AddSingleton(keys)
            .AddSingleton(create)
            .AddSingleton<IRegistryStore>(provider => provider.GetRequiredService<T>())
            .AddSingleton<IImportFileStore>(provider => provider.GetRequiredService<T>())
            .AddSingleton<IRegistryMeta>(provider => provider.GetRequiredService<T>())
            .AddSingleton<IDeadlineStore>(provider => provider.GetRequiredService<T>())
            .AddSingleton<IDropoutReviewStore>(provider => provider.GetRequiredService<T>())
            .AddSingleton<ICaseStore>(provider => provider.GetRequiredService<T>())
            .AddSingleton<ICalendarStore>(provider => provider.GetRequiredService<T>());
    }

    private static GroupCommitOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<GroupCommitOptions>>().Value;
}
