using System.Data.Common;
using Microsoft.AspNetCore.Connections;
using Npgsql;
using StudentActors.Host.Configuration;
using StudentActors.Storage.Migrations;
using StudentActors.Storage.Registry;

namespace StudentActors.Host.Serving;

/// <summary>Puts the failures that an operator can do something about into words.</summary>
internal static class StartFailure
{
    /// <summary>Null for a failure that is none of these: a fault of the program.</summary>
    public static string? Explain(Exception failure, HostSettings settings)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case MigrationException { InnerException: { } reported }:
                    return $"{cause.Message} It reports: {reported.Message}";
                case MigrationException or KeyRingMismatchException or InvalidDataException:
                    return cause.Message;
                case AddressInUseException:
                    return $"{settings.Urls} is in use by another program. Choose another address with --urls.";
                case PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification }:
                    return "PostgreSQL refuses the user name or password. Correct --postgres.";
                case PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName }:
                    return "PostgreSQL has no database of that name. Create it (CREATE DATABASE registry), or correct --postgres.";
                case PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } refused:
                    return $"PostgreSQL does not let this user do that: {refused.MessageText}. Grant it, or run 'migrate up' as the owner.";
                case NpgsqlException or RegistryUnavailableException or DbException:
                    return $"The database cannot be reached: {cause.Message} Check that it runs and that {(settings.IsEmbedded ? "--data" : "--postgres")} is right.";
                default:
                    continue;
            }
        }

        return null;
    }
}
