using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Sqlite;

/// <summary>Writes the rows of students and schools.</summary>
internal static class SqliteRecords
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(SqliteRecords), "Commit");
    private static readonly string InsertStudent = Sql["InsertStudent"];
    private static readonly string UpdateStudent = Sql["UpdateStudent"];
    private static readonly string StudentVersion = Sql["StudentVersion"];
    private static readonly string InsertSchool = Sql["InsertSchool"];
    private static readonly string UpdateSchool = Sql["UpdateSchool"];
    private static readonly string SchoolVersion = Sql["SchoolVersion"];

    /// <summary>Whether the record had the expected version and now has the new one.</summary>
    public static bool Write(SqliteSession session, RecordWrite record)
    {
        var insert = record.ExpectedVersion == 0;
        var statement = record switch
        {
            StudentWrite student => Bind(session.Statement(insert ? InsertStudent : UpdateStudent), student),
            SchoolWrite school => Bind(session.Statement(insert ? InsertSchool : UpdateSchool), school),
            _ => throw new NotSupportedException($"The registry keeps no records of kind {record.Kind}."),
        };
        if (!insert)
            statement.Bind(record.ExpectedVersion);
        return statement.Execute() == 1;
    }

    /// <summary>The version in the store; 0 when the record is not there.</summary>
    public static int Version(SqliteSession session, RecordWrite record) =>
        session.Statement(record is StudentWrite ? StudentVersion : SchoolVersion).Bind(record.Id).OneValue(row => row.Int32(0)) ?? 0;

    private static SqliteStatement Bind(SqliteStatement statement, StudentWrite student)
    {
        var columns = student.Columns;
        return statement
            .Bind(student.Version).Bind(columns.School.ToColumn()).Bind(columns.HomeAuthority.ToColumn()).Bind(columns.Class.ToColumn())
            .Bind((int)columns.Status).Bind((int)columns.Sex).Bind(columns.BirthYear).Bind((int)columns.NumberKind)
            .Bind(columns.HasProblem ? 1 : 0).Bind(student.HeadHash).Bind(student.Payload).Bind(student.Id);
    }

    private static SqliteStatement Bind(SqliteStatement statement, SchoolWrite school) => statement
        .Bind(school.Version).Bind(school.Code.ToColumn()).Bind(school.Authority.ToColumn())
        .Bind(school.HeadHash).Bind(school.Payload).Bind(school.Id);
}
