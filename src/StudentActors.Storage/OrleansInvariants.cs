namespace StudentActors.Storage;

/// <summary>The names by which Orleans' ADO.NET providers know a database driver.</summary>
public static class OrleansInvariants
{
    public const string PostgreSql = "Npgsql";

    /// <summary>Orleans maps this name to Microsoft.Data.Sqlite; it does not know that driver's own name.</summary>
    public const string Sqlite = "System.Data.SQLite";
}
