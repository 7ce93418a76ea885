using StudentActors.Domain.Cases;
using StudentActors.Storage.Cases;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Sqlite;

/// <summary>Writes the rows of students, schools, cases and reviews.</summary>
internal static class SqliteRecords
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(SqliteRecords), "Commit");
    private static readonly string InsertStudent = Sql["InsertStudent"];
    private static readonly string UpdateStudent = Sql["UpdateStudent"];
    private static readonly string StudentVersion = Sql["StudentVersion"];
    private static readonly string InsertSchool = Sql["InsertSchool"];
    private static readonly string UpdateSchool = Sql["UpdateSchool"];
    private static readonly string SchoolVersion = Sql["SchoolVersion"];
    private static readonly string ClosedSchool = Sql["ClosedSchool"];
    private static readonly string InsertCase = Sql["InsertCase"];
    private static readonly string UpdateCase = Sql["UpdateCase"];
    private static readonly string CaseVersion = Sql["CaseVersion"];
    private static readonly string InsertReview = Sql["InsertReview"];
    private static readonly string ReviewVersion = Sql["ReviewVersion"];

    /// <summary>Whether the record had the expected version and now has the new one.</summary>
    public static bool Write(SqliteSession session, RecordWrite record)
    {
        var insert = record.ExpectedVersion == 0;
        var statement = record switch
        {
            StudentWrite student => Bind(session.Statement(insert ? InsertStudent : UpdateStudent), student),
            CaseWrite @case => Bind(session.Statement(insert ? InsertCase : UpdateCase), @case),
            SchoolWrite school => Bind(session.Statement(insert ? InsertSchool : UpdateSchool), school),
            ReviewWrite review => Bind(session.Statement(InsertReview), review),
            _ => throw new NotSupportedException($"The registry keeps no records of kind {record.Kind}."),
        };
        if (!insert)
            statement.Bind(record.ExpectedVersion);
        return statement.Execute() == 1;
    }

    /// <summary>The version in the store; 0 when the record is not there.</summary>
    public static int Version(SqliteSession session, RecordWrite record) =>
        session.Statement(VersionOf(record)).Bind(record.Id).OneValue(row => row.Int32(0)) ?? 0;

    /// <summary>Whether the record is a student's who would enter a school that takes nobody any more.</summary>
    public static bool IsShutOut(SqliteSession session, RecordWrite record) =>
        record is StudentWrite { Enters: true } student
        && session.Statement(ClosedSchool).Bind(student.Columns.School.ToColumn()).OneValue(row => row.Int32(0)) is not null;

    private static string VersionOf(RecordWrite record) => record switch
    {
        StudentWrite => StudentVersion,
        CaseWrite => CaseVersion,
        ReviewWrite => ReviewVersion,
        _ => SchoolVersion,
    };

    private static SqliteStatement Bind(SqliteStatement statement, StudentWrite student)
    {
        var columns = student.Columns;
        return statement
            .Bind(student.Version).Bind(columns.School.ToColumn()).Bind(columns.HomeAuthority.ToColumn()).Bind(columns.Class.ToColumn())
            .Bind((int)columns.Status).Bind((int)columns.Sex).Bind(columns.BirthYear).Bind((int)columns.NumberKind)
            .Bind(columns.HasProblem ? 1 : 0).Bind(student.HeadHash).Bind(student.Payload).Bind(student.Id);
    }

    private static SqliteStatement Bind(SqliteStatement statement, CaseWrite @case)
    {
        var columns = @case.Columns;
        return statement
            .Bind(@case.Version).Bind((int)columns.Type).Bind((int)columns.State).Bind(columns.State.IsOpen() ? 1 : 0)
            .Bind(columns.Released ? 1 : 0).Bind(columns.Student.Guid).Bind(columns.School.ToColumn()).Bind(columns.Authority.ToColumn())
            .Bind(columns.Held?.Office.ToColumn()).Bind((long?)columns.Held?.Authority.ToColumn()).Bind((long?)columns.Held?.Party)
            .Bind(columns.Held?.DueAt.ToMicroseconds()).Bind(columns.Held?.Overdue == true ? 1 : 0)
            .Bind(columns.Held?.Provisional == true ? 1 : 0).Bind((long?)columns.Held?.EscalatedTo?.ToColumn()).Bind(columns.Place?.School.ToColumn())
            .Bind((long?)columns.Place?.Class.ToColumn()).Bind(columns.OpenedAt.ToMicroseconds())
            .Bind(@case.HeadHash).Bind(@case.Payload).Bind(@case.Id);
    }

    private static SqliteStatement Bind(SqliteStatement statement, SchoolWrite school) => statement
        .Bind(school.Version).Bind(school.Code.ToColumn()).Bind(school.Authority.ToColumn()).Bind((int)school.State)
        .Bind((int)school.Debts).Bind(school.HeadHash).Bind(school.Payload).Bind(school.Id);

    private static SqliteStatement Bind(SqliteStatement statement, ReviewWrite review) => statement
        .Bind(review.Version).Bind(review.Authority.ToColumn()).Bind(review.Period.Value).Bind(review.HeadHash).Bind(review.Payload).Bind(review.Id);
}
