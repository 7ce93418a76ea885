using System.Data.Common;
using StudentActors.Host.Configuration;
using StudentActors.Storage;
using StudentActors.Storage.Sqlite;

namespace StudentActors.Host.Serving;

/// <summary>How Orleans' ADO.NET providers reach the database: they take either a connection string or a data source.</summary>
internal sealed record OrleansDatabase(string Invariant, string? ConnectionString, DbDataSource? DataSource, DbDataSource? Reminders)
{
    public static OrleansDatabase Of(HostSettings settings, PostgreSqlPools? pools) =>
        settings.IsEmbedded
            ? new OrleansDatabase(OrleansInvariants.Sqlite, SqliteFile.ConnectionString(settings.OrleansFile), null, null)
            : new OrleansDatabase(OrleansInvariants.PostgreSql, null, pools!.Orleans, pools.Reminders);
}
