-- How often a deadline's owner was called in vain since it was set.
ALTER TABLE deadline ADD COLUMN attempts integer NOT NULL DEFAULT 0;

CREATE INDEX deadline_stuck ON deadline (attempts) WHERE attempts > 0;

-- Years of the working-day calendar beyond those that the program brings along.
CREATE TABLE calendar_year (
    year      integer NOT NULL PRIMARY KEY,
    content   text NOT NULL,
    loaded_by text NOT NULL,
    loaded_at timestamptz NOT NULL
);

-- Cases (在办业务). Offices are numbers: six digits an authority, ten a school. While an office holds a step, holder, holder_authority (the
-- authority itself, or the school's own), step and due_at say which; a case that keeps a place in a class names it in held_school and held_class.
CREATE TABLE case_record (
    id               uuid NOT NULL PRIMARY KEY,
    opened_at        timestamptz NOT NULL,
    due_at           timestamptz,
    student          uuid NOT NULL,
    school           bigint NOT NULL,
    holder           bigint,
    held_school      bigint,
    version          integer NOT NULL,
    authority        integer NOT NULL,
    holder_authority integer,
    escalated_to     integer,
    held_class       integer,
    type             smallint NOT NULL,
    state            smallint NOT NULL,
    step             smallint,
    open             boolean NOT NULL,
    released         boolean NOT NULL,
    overdue          boolean NOT NULL,
    provisional      boolean NOT NULL,
    head_hash        bytea NOT NULL,
    payload          bytea NOT NULL
) WITH (fillfactor = 85);

ALTER TABLE case_record ALTER COLUMN payload SET STORAGE EXTERNAL;

-- What waits for an office, oldest deadline first.
CREATE INDEX case_task ON case_record (holder, due_at, id) WHERE holder IS NOT NULL;

-- Open and overdue steps are counted without touching the rows themselves.
CREATE INDEX case_held ON case_record (holder_authority, step, type) INCLUDE (overdue, due_at) WHERE holder IS NOT NULL;

CREATE INDEX case_escalated ON case_record (escalated_to, due_at, id) WHERE escalated_to IS NOT NULL;

CREATE INDEX case_held_place ON case_record (held_school, held_class) WHERE held_school IS NOT NULL;

-- Only a year that nobody has announced yet makes one provisional.
CREATE INDEX case_provisional ON case_record (id) WHERE provisional;

CREATE INDEX case_open ON case_record (authority, type) INCLUDE (overdue) WHERE open;

-- Commits many units, each on its own merits, in one round trip. No two units share a record, an operation or a claim, and every array is
-- sorted by its key: all writers lock rows in the same order (operations, claims, records), so they cannot wait for each other in a circle.
-- Returns nothing when every unit was committed. Otherwise, for each refused record, a row with reason 0, and the facts: what its operation
-- answered before (1), that its version is another (2), who holds a claim of it (3), that the school it would enter is closed (4), that its
-- record or one of its keys lies in a bucket that is closed here (5). A refused record without such facts met a row that was gone a moment
-- later: it is to be tried again.
-- A student may name a case that is written together with it; then both are refused, whichever of them has the facts.
-- A batch that is trusting expects every operation, claim and new record to be new: it inserts them without asking back, which saves the
-- server a quarter of its work. Where that fails, nothing has happened, and everything is done again with the question.
-- Rows to be written are put together by subscripts: unnest would write each of a row's arrays to a store of its own first.
CREATE FUNCTION registry_commit(
    trusting boolean,
    operation_ids uuid[], operation_hashes bytea[], operation_records uuid[], operation_versions integer[], operation_times timestamptz[],
    claim_hashes uuid[], claim_kinds smallint[], claim_records uuid[],
    student_ids uuid[], student_expected integer[], student_versions integer[], student_schools bigint[], student_authorities integer[],
    student_classes integer[], student_statuses smallint[], student_sexes smallint[], student_birth_years smallint[],
    student_number_kinds smallint[], student_problems boolean[], student_heads bytea[], student_payloads bytea[], student_enters boolean[],
    student_cases uuid[],
    school_ids uuid[], school_expected integer[], school_versions integer[], school_codes bigint[], school_authorities integer[],
    school_heads bytea[], school_payloads bytea[], school_states smallint[], school_debts smallint[],
    case_ids uuid[], case_expected integer[], case_versions integer[], case_types smallint[], case_states smallint[], case_open boolean[],
    case_released boolean[], case_students uuid[], case_schools bigint[], case_authorities integer[], case_holders bigint[],
    case_holder_authorities integer[], case_steps smallint[], case_due_times timestamptz[], case_overdue boolean[], case_provisional boolean[],
    case_escalated_to integer[], case_held_schools bigint[], case_held_classes integer[], case_opening_times timestamptz[],
    case_heads bytea[], case_payloads bytea[],
    review_ids uuid[], review_versions integer[], review_authorities integer[], review_periods text[], review_heads bytea[],
    review_payloads bytea[],
    event_records uuid[], event_sequences integer[], event_record_kinds smallint[], event_kinds text[], event_times timestamptz[],
    event_actors text[], event_schools bigint[], event_authorities integer[], event_hashes bytea[], event_payloads bytea[],
    deadline_owners uuid[], deadline_kinds text[], deadline_shards smallint[], deadline_times timestamptz[], deadline_generations integer[],
    cleared_owners uuid[], cleared_kinds text[])
RETURNS TABLE (
    refused_record uuid, reason smallint, held_hash uuid, held_kind smallint, owner_record uuid, answered_hash bytea,
    answered_version integer, answered_at timestamptz)
LANGUAGE plpgsql
AS $$
#variable_conflict use_column
DECLARE
    my_operations  uuid[];
    my_claims      uuid[];
    my_claim_kinds smallint[];
    inserted       uuid[];
    updated        uuid[] := '{}';
    refused        uuid[] := '{}';
    shut_out       uuid[] := '{}';
    elsewhere      uuid[] := '{}';
    together       boolean;
    ready          uuid[];
    feed_place     bigint;
BEGIN
    -- A bucket is closed under a lock that waits for all that have come past here.
    LOCK TABLE closed_bucket IN ROW SHARE MODE;
    IF EXISTS (SELECT FROM closed_bucket) THEN
        SELECT coalesce(array_agg(DISTINCT record), '{}') INTO elsewhere
        FROM (
            SELECT record, record AS key FROM unnest(event_records) AS new (record)
            UNION ALL
            SELECT record, id FROM unnest(operation_ids, operation_records) AS new (id, record)
            UNION ALL
            SELECT record, hash FROM unnest(claim_hashes, claim_records) AS new (hash, record)) AS used
            JOIN closed_bucket ON closed_bucket.bucket = get_byte(uuid_send(key), 0);
        trusting := trusting AND cardinality(elsewhere) = 0;
    END IF;

    -- First of all: from here on whoever outlasts the running transactions waits for this one too.
    SELECT pg_current_xact_id()::text::bigint + coalesce(
        (SELECT value::bigint FROM registry_meta WHERE name = 'feed_offset'), 0) INTO feed_place;

    -- Nobody enters a school that is closed. Who closes one then waits for the end of all transactions that may not have seen it here.
    IF true = ANY (student_enters) AND (
        EXISTS (SELECT FROM school WHERE state > 0 AND code = ANY (student_schools))
        OR EXISTS (SELECT FROM school_elsewhere WHERE state > 0 AND code = ANY (student_schools))) THEN
        SELECT coalesce(array_agg(new.id), '{}') INTO shut_out
        FROM unnest(student_ids, student_schools, student_enters) AS new (id, school, enters)
        WHERE enters AND (
            EXISTS (SELECT FROM school WHERE code = new.school AND state > 0)
            OR EXISTS (SELECT FROM school_elsewhere WHERE code = new.school AND state > 0));
        trusting := trusting AND cardinality(shut_out) = 0;
    END IF;

    IF trusting THEN
        BEGIN
            INSERT INTO operation (id, record, at, version, request_hash)
            SELECT operation_ids[i], operation_records[i], operation_times[i], operation_versions[i], operation_hashes[i]
            FROM generate_subscripts(operation_ids, 1) AS i;

            INSERT INTO claim (hash, kind, record)
            SELECT claim_hashes[i], claim_kinds[i], claim_records[i]
            FROM generate_subscripts(claim_hashes, 1) AS i;

            INSERT INTO student
                (id, school, version, authority, class, status, sex, birth_year, number_kind, has_problem, head_hash, payload)
            SELECT student_ids[i], student_schools[i], student_versions[i], student_authorities[i], student_classes[i], student_statuses[i],
                student_sexes[i], student_birth_years[i], student_number_kinds[i], student_problems[i], student_heads[i], student_payloads[i]
            FROM generate_subscripts(student_ids, 1) AS i
            WHERE student_expected[i] = 0;

            my_operations := operation_ids;
            my_claims := claim_hashes;
            my_claim_kinds := claim_kinds;
            SELECT coalesce(array_agg(student_ids[i]), '{}') INTO inserted
            FROM generate_subscripts(student_ids, 1) AS i
            WHERE student_expected[i] = 0;
        EXCEPTION WHEN unique_violation THEN
            trusting := false;
        END;
    END IF;

    IF NOT trusting THEN
        WITH mine AS (
            INSERT INTO operation (id, record, at, version, request_hash)
            SELECT operation_ids[i], operation_records[i], operation_times[i], operation_versions[i], operation_hashes[i]
            FROM generate_subscripts(operation_ids, 1) AS i
            ON CONFLICT DO NOTHING
            RETURNING id)
        SELECT coalesce(array_agg(id), '{}') INTO my_operations FROM mine;

        WITH mine AS (
            INSERT INTO claim (hash, kind, record)
            SELECT claim_hashes[i], claim_kinds[i], claim_records[i]
            FROM generate_subscripts(claim_hashes, 1) AS i
            ON CONFLICT DO NOTHING
            RETURNING hash, kind)
        SELECT coalesce(array_agg(hash), '{}'), coalesce(array_agg(kind), '{}') INTO my_claims, my_claim_kinds FROM mine;

        IF cardinality(my_operations) < cardinality(operation_ids) OR cardinality(my_claims) < cardinality(claim_hashes) THEN
            SELECT coalesce(array_agg(DISTINCT record), '{}') INTO refused
            FROM (
                SELECT record
                FROM unnest(operation_ids, operation_records) AS new (id, record)
                WHERE id <> ALL (my_operations)
                UNION ALL
                SELECT new.record
                FROM unnest(claim_hashes, claim_kinds, claim_records) AS new (hash, kind, record)
                    LEFT JOIN claim AS held ON held.hash = new.hash AND held.kind = new.kind
                WHERE held.record IS DISTINCT FROM new.record) AS lost;
        END IF;

        refused := refused || shut_out || elsewhere;

        WITH written AS (
            INSERT INTO student
                (id, school, version, authority, class, status, sex, birth_year, number_kind, has_problem, head_hash, payload)
            SELECT student_ids[i], student_schools[i], student_versions[i], student_authorities[i], student_classes[i], student_statuses[i],
                student_sexes[i], student_birth_years[i], student_number_kinds[i], student_problems[i], student_heads[i], student_payloads[i]
            FROM generate_subscripts(student_ids, 1) AS i
            WHERE student_expected[i] = 0 AND student_ids[i] <> ALL (refused)
            ON CONFLICT DO NOTHING
            RETURNING id)
        SELECT coalesce(array_agg(id), '{}') INTO inserted FROM written;
    END IF;

    -- A student and the case that is to be written with it: neither is, unless both can be. What is locked here stays as it is; so once its case
    -- is written, the student will be too.
    together := EXISTS (SELECT FROM unnest(student_cases) AS joined (id) WHERE id IS NOT NULL);
    IF together THEN
        SELECT coalesce(array_agg(id), '{}') INTO ready
        FROM (
            SELECT student.id
            FROM unnest(student_ids, student_expected, student_cases) AS new (id, expected, joined)
                JOIN student ON student.id = new.id AND student.version = new.expected
            WHERE new.joined IS NOT NULL AND new.id <> ALL (refused) AND new.joined <> ALL (refused)
            ORDER BY student.id
            FOR NO KEY UPDATE OF student) AS locked;

        refused := refused || ARRAY(
            SELECT unnest(ARRAY[id, joined])
            FROM unnest(student_ids, student_cases) AS new (id, joined)
            WHERE joined IS NOT NULL AND id <> ALL (ready));
    END IF;

    IF cardinality(case_ids) > 0 THEN
        WITH new AS (
            SELECT case_ids[i] AS id, case_expected[i] AS expected, case_versions[i] AS version, case_types[i] AS type,
                case_states[i] AS state, case_open[i] AS open, case_released[i] AS released, case_students[i] AS student,
                case_schools[i] AS school, case_authorities[i] AS authority, case_holders[i] AS holder,
                case_holder_authorities[i] AS holder_authority, case_steps[i] AS step, case_due_times[i] AS due_at,
                case_overdue[i] AS overdue, case_provisional[i] AS provisional, case_escalated_to[i] AS escalated_to,
                case_held_schools[i] AS held_school, case_held_classes[i] AS held_class, case_opening_times[i] AS opened_at,
                case_heads[i] AS head_hash, case_payloads[i] AS payload
            FROM generate_subscripts(case_ids, 1) AS i
            WHERE case_ids[i] <> ALL (refused)),
        created AS (
            INSERT INTO case_record
                (id, opened_at, due_at, student, school, holder, held_school, version, authority, holder_authority, escalated_to, held_class,
                type, state, step, open, released, overdue, provisional, head_hash, payload)
            SELECT id, opened_at, due_at, student, school, holder, held_school, version, authority, holder_authority, escalated_to, held_class,
                type, state, step, open, released, overdue, provisional, head_hash, payload
            FROM new
            WHERE expected = 0
            ON CONFLICT DO NOTHING
            RETURNING id),
        changed AS (
            UPDATE case_record
            SET version = new.version, state = new.state, open = new.open, released = new.released, holder = new.holder,
                holder_authority = new.holder_authority, step = new.step, due_at = new.due_at, overdue = new.overdue, provisional = new.provisional,
                escalated_to = new.escalated_to, held_school = new.held_school, held_class = new.held_class, head_hash = new.head_hash,
                payload = new.payload
            FROM new
            WHERE case_record.id = new.id AND case_record.version = new.expected AND new.expected > 0
            RETURNING case_record.id)
        SELECT updated || coalesce(array_agg(id), '{}') INTO updated
        FROM (SELECT id FROM created UNION ALL SELECT id FROM changed) AS written;
    END IF;

    IF together THEN
        refused := refused || ARRAY(
            SELECT id FROM unnest(student_ids, student_cases) AS new (id, joined) WHERE joined <> ALL (updated));
    END IF;

    IF 0 < ANY (student_expected) THEN
        WITH written AS (
            UPDATE student
            SET school = student_schools[i], version = student_versions[i], authority = student_authorities[i], class = student_classes[i],
                status = student_statuses[i], sex = student_sexes[i], birth_year = student_birth_years[i],
                number_kind = student_number_kinds[i], has_problem = student_problems[i], head_hash = student_heads[i],
                payload = student_payloads[i]
            FROM generate_subscripts(student_ids, 1) AS i
            WHERE student.id = student_ids[i] AND student.version = student_expected[i] AND student_expected[i] > 0
                AND student_ids[i] <> ALL (refused)
            RETURNING student.id)
        SELECT updated || coalesce(array_agg(id), '{}') INTO updated FROM written;
    END IF;

    IF cardinality(school_ids) > 0 THEN
        WITH created AS (
            INSERT INTO school (id, code, version, authority, head_hash, payload, state, owes)
            SELECT school_ids[i], school_codes[i], school_versions[i], school_authorities[i], school_heads[i], school_payloads[i],
                school_states[i], school_debts[i]
            FROM generate_subscripts(school_ids, 1) AS i
            WHERE school_expected[i] = 0 AND school_ids[i] <> ALL (refused)
            ON CONFLICT DO NOTHING
            RETURNING id),
        changed AS (
            UPDATE school
            SET code = school_codes[i], version = school_versions[i], authority = school_authorities[i], head_hash = school_heads[i],
                payload = school_payloads[i], state = school_states[i], owes = school_debts[i]
            FROM generate_subscripts(school_ids, 1) AS i
            WHERE school.id = school_ids[i] AND school.version = school_expected[i] AND school_expected[i] > 0
                AND school_ids[i] <> ALL (refused)
            RETURNING school.id)
        SELECT updated || coalesce(array_agg(id), '{}') INTO updated
        FROM (SELECT id FROM created UNION ALL SELECT id FROM changed) AS written;
    END IF;

    IF cardinality(review_ids) > 0 THEN
        WITH written AS (
            INSERT INTO dropout_review (id, authority, version, period, head_hash, payload)
            SELECT review_ids[i], review_authorities[i], review_versions[i], review_periods[i], review_heads[i], review_payloads[i]
            FROM generate_subscripts(review_ids, 1) AS i
            WHERE review_ids[i] <> ALL (refused)
            ON CONFLICT DO NOTHING
            RETURNING id)
        SELECT updated || coalesce(array_agg(id), '{}') INTO updated FROM written;
    END IF;

    IF cardinality(inserted) + cardinality(updated)
            < cardinality(student_ids) + cardinality(school_ids) + cardinality(case_ids) + cardinality(review_ids) THEN
        SELECT coalesce(array_agg(id), '{}') INTO refused
        FROM unnest(student_ids || school_ids || case_ids || review_ids) AS new (id)
        WHERE id <> ALL (inserted) AND id <> ALL (updated);

        DELETE FROM operation
        USING unnest(operation_ids, operation_records) AS new (id, record)
        WHERE operation.id = new.id AND new.record = ANY (refused) AND new.id = ANY (my_operations);

        DELETE FROM claim
        USING unnest(claim_hashes, claim_kinds, claim_records) AS new (hash, kind, record)
        WHERE claim.hash = new.hash AND claim.kind = new.kind AND new.record = ANY (refused)
            AND (new.hash, new.kind) IN (SELECT * FROM unnest(my_claims, my_claim_kinds));

        RETURN QUERY
        SELECT id, 0::smallint, NULL::uuid, NULL::smallint, NULL::uuid, NULL::bytea, NULL::integer, NULL::timestamptz
        FROM unnest(refused) AS record (id)
        UNION ALL
        SELECT new.record, 1::smallint, NULL, NULL, answered.record, answered.request_hash, answered.version, answered.at
        FROM unnest(operation_ids, operation_records) AS new (id, record)
            JOIN operation AS answered ON answered.id = new.id
        WHERE new.record = ANY (refused)
        UNION ALL
        SELECT new.id, 2::smallint, NULL, NULL, NULL, NULL, NULL, NULL
        FROM unnest(student_ids || school_ids || case_ids, student_expected || school_expected || case_expected) AS new (id, expected)
            LEFT JOIN student ON student.id = new.id
            LEFT JOIN school ON school.id = new.id
            LEFT JOIN case_record ON case_record.id = new.id
        WHERE new.id = ANY (refused) AND coalesce(student.version, school.version, case_record.version, 0) <> new.expected
        UNION ALL
        SELECT id, 2::smallint, NULL, NULL, NULL, NULL, NULL, NULL
        FROM dropout_review
        WHERE id = ANY (review_ids) AND id = ANY (refused)
        UNION ALL
        SELECT new.record, 3::smallint, held.hash, held.kind, held.record, NULL, NULL, NULL
        FROM unnest(claim_hashes, claim_kinds, claim_records) AS new (hash, kind, record)
            JOIN claim AS held ON held.hash = new.hash AND held.kind = new.kind
        WHERE new.record = ANY (refused) AND held.record <> new.record
        UNION ALL
        SELECT id, 4::smallint, NULL, NULL, NULL, NULL, NULL, NULL
        FROM unnest(shut_out) AS shut (id)
        UNION ALL
        SELECT id, 5::smallint, NULL, NULL, NULL, NULL, NULL, NULL
        FROM unnest(elsewhere) AS gone (id);
    END IF;

    INSERT INTO event (record, transaction, at, school, sequence, authority, record_kind, kind, actor, hash, payload)
    SELECT event_records[i], feed_place, event_times[i], event_schools[i], event_sequences[i], event_authorities[i], event_record_kinds[i],
        event_kinds[i], event_actors[i], event_hashes[i], event_payloads[i]
    FROM generate_subscripts(event_records, 1) AS i
    WHERE event_records[i] <> ALL (refused);

    IF cardinality(deadline_owners) > 0 THEN
        INSERT INTO deadline (owner, due_at, generation, shard, kind)
        SELECT deadline_owners[i], deadline_times[i], deadline_generations[i], deadline_shards[i], deadline_kinds[i]
        FROM generate_subscripts(deadline_owners, 1) AS i
        WHERE deadline_owners[i] <> ALL (refused)
        ON CONFLICT (owner, kind) DO UPDATE SET due_at = excluded.due_at, generation = excluded.generation, attempts = 0;
    END IF;

    IF cardinality(cleared_owners) > 0 THEN
        DELETE FROM deadline
        USING unnest(cleared_owners, cleared_kinds) AS gone (owner, kind)
        WHERE deadline.owner = gone.owner AND deadline.kind = gone.kind AND gone.owner <> ALL (refused);
    END IF;
END
$$;
