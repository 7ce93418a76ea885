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
