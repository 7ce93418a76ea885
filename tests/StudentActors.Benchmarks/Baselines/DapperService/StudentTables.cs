using Dapper;
using Npgsql;

namespace StudentActors.Benchmarks.Baselines.DapperService;

/// <summary>Writes an enrolment's rows in one transaction; primary keys decide about duplicates.</summary>
internal sealed class StudentTables(NpgsqlDataSource database)
{
    private const string InsertOperation =
        "INSERT INTO operation (id, record, at, version, request_hash) VALUES (@Id, @Record, @At, 1, @RequestHash)";

    private const string InsertClaims =
        "INSERT INTO claim (hash, kind, record) VALUES (@Document, 1, @Record), (@Person, 3, @Record), (@Number, 2, @Record)";

    private const string InsertStudent =
        """
        INSERT INTO student (id, school, version, authority, class, status, sex, birth_year, number_kind, has_problem, head_hash, payload)
        VALUES (@Id, @School, 1, @Authority, @Class, @Status, @Sex, @BirthYear, @NumberKind, @HasProblem, @HeadHash, @Payload)
        """;

    private const string InsertEvent =
        """
        INSERT INTO event (record, transaction, at, school, sequence, authority, record_kind, kind, actor, hash, payload)
        VALUES (@Record, pg_current_xact_id()::text::bigint, @At, @School, 1, @Authority, 1, @Kind, @Actor, @Hash, @Payload)
        """;

    /// <summary>False when the operation, the document, the person or the number is there already.</summary>
    public async Task<bool> TryInsertAsync(EnrolmentRows rows, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        try
        {
            await ExecuteAsync(InsertOperation, rows.Operation);
            await ExecuteAsync(InsertClaims, rows.Claims);
            await ExecuteAsync(InsertStudent, rows.Student);
            await ExecuteAsync(InsertEvent, rows.Event);
            await transaction.CommitAsync(cancellationToken);
            return true;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return false;
        }

        Task<int> ExecuteAsync(string statement, object row) => connection.ExecuteAsync(
            new CommandDefinition(statement, row, transaction, cancellationToken: cancellationToken));
    }
}
