using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Sqlite;

internal static class SqliteOperations
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(SqliteOperations), "Commit");
    private static readonly string Insert = Sql["InsertOperation"];
    private static readonly string Delete = Sql["DeleteOperation"];
    private static readonly string ById = Sql["FindOperation"];

    /// <summary>Takes a free operation; returns what took it before, if anything.</summary>
    public static StoredAnswer? Take(SqliteSession session, AnswerWrite answer, Guid subject, int version)
    {
        var taken = session.Statement(Insert)
            .Bind(answer.Operation.Id).Bind(answer.Operation.RequestHash).Bind(subject).Bind(version).Bind(answer.At.ToMicroseconds())
            .Execute();
        return taken == 1 ? null : Find(session, answer.Operation.Id);
    }

    public static void Release(SqliteSession session, AnswerWrite answer) =>
        session.Statement(Delete).Bind(answer.Operation.Id).Execute();

    public static StoredAnswer? Find(SqliteSession session, Guid operation) =>
        session.Statement(ById).Bind(operation).One(row =>
            new StoredAnswer(new OperationKey(row.Guid(0), row.Bytes(1)), row.Guid(2), row.Int32(3), ColumnCodes.Time(row.Int64(4))));
}
