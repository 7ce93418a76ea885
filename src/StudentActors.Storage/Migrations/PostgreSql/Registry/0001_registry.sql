-- The registry. A class is one number (stage, entry year, number: 1202603) that sorts as classes do. Sealed bytes do not compress: STORAGE
-- EXTERNAL spares the attempt.
--
-- The four large tables are partitioned by the first four bits of their key. The first byte of a key is a keyed hash (the bucket), so these
-- are hash partitions of equal size, with two advantages over PARTITION BY HASH: a bucket lies in one partition, and a walk in the order of
-- ids reads one partition after the other. Sixteen of them keep 450 million students at 28 million rows (17 GB) a partition, which can be
-- vacuumed and reindexed in minutes each; more would only lengthen every plan and the list of locks that a statement takes.
CREATE TABLE student (
    id          uuid NOT NULL PRIMARY KEY,
    school      bigint NOT NULL,
    version     integer NOT NULL,
    authority   integer NOT NULL,
    class       integer NOT NULL,
    status      smallint NOT NULL,
    sex         smallint NOT NULL,
    birth_year  smallint NOT NULL,
    number_kind smallint NOT NULL,
    has_problem boolean NOT NULL,
    head_hash   bytea NOT NULL,
    payload     bytea NOT NULL
) PARTITION BY RANGE (id);

ALTER TABLE student ALTER COLUMN payload SET STORAGE EXTERNAL;

-- Rosters are read in this order; with sex and status in it, head counts never touch the table. None of its columns changes when basic
-- data does, so such an update stays within its page.
CREATE INDEX student_roster ON student (school, class, id) INCLUDE (sex, status);

CREATE TABLE school (
    id        uuid NOT NULL PRIMARY KEY,
    code      bigint NOT NULL,
    version   integer NOT NULL,
    authority integer NOT NULL,
    head_hash bytea NOT NULL,
    payload   bytea NOT NULL
) WITH (fillfactor = 85);

ALTER TABLE school ALTER COLUMN payload SET STORAGE EXTERNAL;

CREATE INDEX school_of_authority ON school (authority, code);

-- (transaction, position) is the place in the change feed: transactions in the order in which they began to write, rows in the order in
-- which they were inserted.
CREATE TABLE event (
    record      uuid NOT NULL,
    transaction bigint NOT NULL,
    position    bigint NOT NULL GENERATED ALWAYS AS IDENTITY (CACHE 100),
    at          timestamptz NOT NULL,
    school      bigint NOT NULL,
    sequence    integer NOT NULL,
    authority   integer NOT NULL,
    record_kind smallint NOT NULL,
    kind        text NOT NULL COLLATE "C",
    actor       text NOT NULL COLLATE "C",
    hash        bytea NOT NULL,
    payload     bytea NOT NULL,
    PRIMARY KEY (record, sequence)
) PARTITION BY RANGE (record);

ALTER TABLE event ALTER COLUMN payload SET STORAGE EXTERNAL;

CREATE INDEX event_feed ON event (transaction, position);

CREATE TABLE claim (
    hash   uuid NOT NULL,
    record uuid NOT NULL,
    kind   smallint NOT NULL,
    PRIMARY KEY (hash, kind)
) PARTITION BY RANGE (hash);

CREATE TABLE operation (
    id           uuid NOT NULL PRIMARY KEY,
    record       uuid NOT NULL,
    at           timestamptz NOT NULL,
    version      integer NOT NULL,
    request_hash bytea NOT NULL
) PARTITION BY RANGE (id);

-- Students are updated in place: the free seventh of their pages lets a new version stay beside the old one (HOT), which spares the
-- indexes. The other three tables are only added to.
DO $$
DECLARE
    bounds text[] := ARRAY['MINVALUE'] || ARRAY(
        SELECT format('%L', rpad(to_hex(nibble), 32, '0')::uuid) FROM generate_series(1, 15) AS nibble) || ARRAY['MAXVALUE'];
    parent text;
BEGIN
    FOREACH parent IN ARRAY ARRAY['student', 'event', 'claim', 'operation'] LOOP
        FOR number IN 0..15 LOOP
            EXECUTE format(
                'CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%s) TO (%s) WITH (fillfactor = %s)',
                parent || '_' || to_hex(number), parent, bounds[number + 1], bounds[number + 2], CASE parent WHEN 'student' THEN 85 ELSE 100 END);
        END LOOP;
    END LOOP;
END
$$;

-- A deadline is watched by the shard of its owner: the first byte of the owner's id.
CREATE TABLE deadline (
    owner      uuid NOT NULL,
    due_at     timestamptz NOT NULL,
    generation integer NOT NULL,
    shard      smallint NOT NULL,
    kind       text NOT NULL COLLATE "C",
    PRIMARY KEY (owner, kind)
);

CREATE INDEX deadline_due ON deadline (shard, due_at);

CREATE TABLE import_file_chunk (
    import  uuid NOT NULL,
    number  integer NOT NULL,
    content bytea NOT NULL,
    PRIMARY KEY (import, number)
);

ALTER TABLE import_file_chunk ALTER COLUMN content SET STORAGE EXTERNAL;

CREATE TABLE registry_meta (
    name  text NOT NULL PRIMARY KEY,
    value text NOT NULL
);

-- Commits many units, each on its own merits, in one round trip. No two units share a record, an operation or a claim, and every array is
-- sorted by its key: all writers lock rows in the same order (operations, claims, records), so they cannot wait for each other in a circle.
-- Returns nothing when every unit was committed. Otherwise, for each refused record, a row with reason 0, and the facts: what its operation
-- answered before (1), that its version is another (2), who holds a claim of it (3). A refused record without such facts met a row that
-- was gone a moment later: it is to be tried again.
CREATE FUNCTION registry_commit(
    operation_ids uuid[], operation_hashes bytea[], operation_records uuid[], operation_versions integer[], operation_times timestamptz[],
    claim_hashes uuid[], claim_kinds smallint[], claim_records uuid[],
    student_ids uuid[], student_expected integer[], student_versions integer[], student_schools bigint[], student_authorities integer[],
    student_classes integer[], student_statuses smallint[], student_sexes smallint[], student_birth_years smallint[],
    student_number_kinds smallint[], student_problems boolean[], student_heads bytea[], student_payloads bytea[],
    school_ids uuid[], school_expected integer[], school_versions integer[], school_codes bigint[], school_authorities integer[],
    school_heads bytea[], school_payloads bytea[],
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
    feed_place     bigint;
BEGIN
    WITH mine AS (
        INSERT INTO operation (id, record, at, version, request_hash)
        SELECT id, record, at, version, request_hash
        FROM unnest(operation_ids, operation_records, operation_times, operation_versions, operation_hashes)
            AS new (id, record, at, version, request_hash)
        ON CONFLICT DO NOTHING
        RETURNING id)
    SELECT coalesce(array_agg(id), '{}') INTO my_operations FROM mine;

    WITH mine AS (
        INSERT INTO claim (hash, kind, record)
        SELECT hash, kind, record
        FROM unnest(claim_hashes, claim_kinds, claim_records) AS new (hash, kind, record)
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

    WITH written AS (
        INSERT INTO student
            (id, school, version, authority, class, status, sex, birth_year, number_kind, has_problem, head_hash, payload)
        SELECT id, school, version, authority, class, status, sex, birth_year, number_kind, has_problem, head_hash, payload
        FROM unnest(student_ids, student_expected, student_schools, student_versions, student_authorities, student_classes,
                student_statuses, student_sexes, student_birth_years, student_number_kinds, student_problems, student_heads,
                student_payloads)
            AS new (id, expected, school, version, authority, class, status, sex, birth_year, number_kind, has_problem, head_hash, payload)
        WHERE expected = 0 AND id <> ALL (refused)
        ON CONFLICT DO NOTHING
        RETURNING id)
    SELECT coalesce(array_agg(id), '{}') INTO inserted FROM written;

    IF 0 < ANY (student_expected) THEN
        WITH written AS (
            UPDATE student
            SET school = new.school, version = new.version, authority = new.authority, class = new.class, status = new.status,
                sex = new.sex, birth_year = new.birth_year, number_kind = new.number_kind, has_problem = new.has_problem,
                head_hash = new.head_hash, payload = new.payload
            FROM unnest(student_ids, student_expected, student_schools, student_versions, student_authorities, student_classes,
                    student_statuses, student_sexes, student_birth_years, student_number_kinds, student_problems, student_heads,
                    student_payloads)
                AS new (id, expected, school, version, authority, class, status, sex, birth_year, number_kind, has_problem, head_hash,
                    payload)
            WHERE student.id = new.id AND student.version = new.expected AND new.expected > 0 AND new.id <> ALL (refused)
            RETURNING student.id)
        SELECT coalesce(array_agg(id), '{}') INTO updated FROM written;
    END IF;

    IF cardinality(school_ids) > 0 THEN
        WITH created AS (
            INSERT INTO school (id, code, version, authority, head_hash, payload)
            SELECT id, code, version, authority, head_hash, payload
            FROM unnest(school_ids, school_expected, school_codes, school_versions, school_authorities, school_heads, school_payloads)
                AS new (id, expected, code, version, authority, head_hash, payload)
            WHERE expected = 0 AND id <> ALL (refused)
            ON CONFLICT DO NOTHING
            RETURNING id),
        changed AS (
            UPDATE school
            SET code = new.code, version = new.version, authority = new.authority, head_hash = new.head_hash, payload = new.payload
            FROM unnest(school_ids, school_expected, school_codes, school_versions, school_authorities, school_heads, school_payloads)
                AS new (id, expected, code, version, authority, head_hash, payload)
            WHERE school.id = new.id AND school.version = new.expected AND new.expected > 0 AND new.id <> ALL (refused)
            RETURNING school.id)
        SELECT updated || coalesce(array_agg(id), '{}') INTO updated
        FROM (SELECT id FROM created UNION ALL SELECT id FROM changed) AS written;
    END IF;

    IF cardinality(inserted) + cardinality(updated) < cardinality(student_ids) + cardinality(school_ids) THEN
        SELECT coalesce(array_agg(id), '{}') INTO refused
        FROM unnest(student_ids || school_ids) AS new (id)
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
        FROM unnest(student_ids || school_ids, student_expected || school_expected) AS new (id, expected)
            LEFT JOIN student ON student.id = new.id
            LEFT JOIN school ON school.id = new.id
        WHERE new.id = ANY (refused) AND coalesce(student.version, school.version, 0) <> new.expected
        UNION ALL
        SELECT new.record, 3::smallint, held.hash, held.kind, held.record, NULL, NULL, NULL
        FROM unnest(claim_hashes, claim_kinds, claim_records) AS new (hash, kind, record)
            JOIN claim AS held ON held.hash = new.hash AND held.kind = new.kind
        WHERE new.record = ANY (refused) AND held.record <> new.record;
    END IF;

    SELECT pg_current_xact_id()::text::bigint + coalesce(
        (SELECT value::bigint FROM registry_meta WHERE name = 'feed_offset'), 0) INTO feed_place;

    INSERT INTO event (record, transaction, at, school, sequence, authority, record_kind, kind, actor, hash, payload)
    SELECT record, feed_place, at, school, sequence, authority, record_kind, kind, actor, hash, payload
    FROM unnest(event_records, event_sequences, event_record_kinds, event_kinds, event_times, event_actors, event_schools,
            event_authorities, event_hashes, event_payloads)
        AS new (record, sequence, record_kind, kind, at, actor, school, authority, hash, payload)
    WHERE record <> ALL (refused);

    IF cardinality(deadline_owners) > 0 THEN
        INSERT INTO deadline (owner, due_at, generation, shard, kind)
        SELECT owner, due_at, generation, shard, kind
        FROM unnest(deadline_owners, deadline_kinds, deadline_shards, deadline_times, deadline_generations)
            AS new (owner, kind, shard, due_at, generation)
        WHERE owner <> ALL (refused)
        ON CONFLICT (owner, kind) DO UPDATE SET due_at = excluded.due_at, generation = excluded.generation;
    END IF;

    IF cardinality(cleared_owners) > 0 THEN
        DELETE FROM deadline
        USING unnest(cleared_owners, cleared_kinds) AS gone (owner, kind)
        WHERE deadline.owner = gone.owner AND deadline.kind = gone.kind AND gone.owner <> ALL (refused);
    END IF;
END
$$;
