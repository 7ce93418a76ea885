using StudentActors.Storage.Migrations;

namespace StudentActors.Storage.Tests.Migrations;

public sealed class MigrationScriptTests
{
    [Theory]
    [InlineData("Orleans")]
    [InlineData("Registry")]
    public void Both_databases_carry_the_same_migrations_numbered_without_gaps(string set)
    {
        var postgreSql = MigrationScript.Embedded("PostgreSql", set);
        var sqlite = MigrationScript.Embedded("Sqlite", set);

        Assert.Equal(postgreSql.Select(script => script.Label), sqlite.Select(script => script.Label));
        Assert.Equal(Enumerable.Range(1, postgreSql.Count), postgreSql.Select(script => script.Number));
    }

    [Fact]
    public void The_checksum_does_not_depend_on_line_endings()
    {
        MigrationScript unix = new("Registry", 1, "x", "SELECT 1;\nSELECT 2;\n");
        MigrationScript windows = new("Registry", 1, "x", "SELECT 1;\r\nSELECT 2;\r\n");

        Assert.Equal(unix.Checksum, windows.Checksum);
        Assert.NotEqual(unix.Checksum, new MigrationScript("Registry", 1, "x", "SELECT 1;\n").Checksum);
    }
}
