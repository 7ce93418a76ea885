using Npgsql;

namespace StudentActors.Storage.Tests.Plans;

/// <summary>A PostgreSQL registry with enough rows in every table for the server to choose plans as it does in a large one.</summary>
public sealed class FilledRegistry(SharedPostgres postgres) : IAsyncLifetime
{
    // 800 authorities with 10 schools each, 5 students a school.
    private const string Rows =
        """
        INSERT INTO school (id, code, version, authority, head_hash, payload)
        SELECT gen_random_uuid(), 2199000000 + number, 1, 990100 + number % 800, decode(repeat('ab', 32), 'hex'), decode(repeat('cd', 300), 'hex')
        FROM generate_series(1, 8000) AS number;

        INSERT INTO student (id, school, version, authority, class, status, sex, birth_year, number_kind, has_problem, head_hash, payload)
        SELECT gen_random_uuid(), code, 2, authority, 1202600 + number % 2, 1, number % 2, 2020, 1, false, head_hash, decode(repeat('cd', 400), 'hex')
        FROM school, generate_series(1, 5) AS number;

        INSERT INTO event (record, transaction, at, school, sequence, authority, record_kind, kind, actor, hash, payload)
        SELECT id, 1000 + sequence, now(), school, sequence, authority, 1, 'student.enrolled', 'registrar', head_hash, payload
        FROM student, generate_series(1, 2) AS sequence;

        INSERT INTO claim (hash, record, kind) SELECT gen_random_uuid(), id, kind FROM student, generate_series(1, 3) AS kind;

        INSERT INTO operation (id, record, at, version, request_hash) SELECT gen_random_uuid(), id, now(), 1, head_hash FROM student;

        INSERT INTO deadline (owner, due_at, generation, shard, kind)
        SELECT id, now() + number * interval '1 minute', 1, number % 256, 'number.formal'
        FROM (SELECT id, row_number() OVER () AS number FROM student) AS numbered
        WHERE number % 4 = 0;

        UPDATE deadline SET attempts = 6 WHERE shard = 7;

        INSERT INTO case_record (id, opened_at, due_at, student, school, holder, version, authority, holder_authority, escalated_to, held_school,
            held_class, type, state, step, open, released, overdue, provisional, head_hash, payload)
        SELECT gen_random_uuid(), now(), now() + number * interval '1 minute', id, school, CASE WHEN open THEN school END, 2, authority,
            CASE WHEN open THEN authority END, CASE WHEN open AND number % 20 = 0 THEN authority / 100 * 100 END, CASE WHEN open THEN school END,
            CASE WHEN open THEN class END, 1, CASE WHEN open THEN 2 ELSE 10 END, CASE WHEN open THEN 3 END, open, NOT open,
            open AND number % 10 = 0, open AND number % 4000 = 0, head_hash, payload
        FROM (SELECT *, row_number() OVER () AS number, row_number() OVER () % 4 = 0 AS open FROM student) AS numbered;

        INSERT INTO dropout_review (id, authority, period, head_hash, payload)
        SELECT gen_random_uuid(), 990100 + number % 800, (2000 + number / 800) || 'Q1', decode(repeat('ab', 32), 'hex'), decode(repeat('cd', 100), 'hex')
        FROM generate_series(0, 7999) AS number;

        UPDATE case_record SET type = 8 WHERE NOT open AND get_byte(uuid_send(id), 15) < 8;

        INSERT INTO import_file_chunk (import, number, content)
        SELECT gen_random_uuid(), 1, decode(repeat('ef', 1000), 'hex') FROM generate_series(1, 2000);

        ANALYZE;
        """;

    public NpgsqlDataSource DataSource { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        DataSource = NpgsqlDataSource.Create(await postgres.CreateRegistryAsync(TestContext.Current.CancellationToken));
        await using var fill = DataSource.CreateCommand(Rows);
        await fill.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (DataSource is not null)
            await DataSource.DisposeAsync();
    }
}
