-- The registry. Every key begins with the id or hash that a row belongs to, so that the tables can be partitioned by it. A class is one
-- number (stage, entry year, number: 1202603) that sorts as classes do. Sealed bytes do not compress: STORAGE EXTERNAL spares the attempt.
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
) WITH (fillfactor = 85);

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
);

ALTER TABLE event ALTER COLUMN payload SET STORAGE EXTERNAL;

CREATE INDEX event_feed ON event (transaction, position);

CREATE TABLE claim (
    hash   uuid NOT NULL,
    record uuid NOT NULL,
    kind   smallint NOT NULL,
    PRIMARY KEY (hash, kind)
);

CREATE TABLE operation (
    id           uuid NOT NULL PRIMARY KEY,
    record       uuid NOT NULL,
    at           timestamptz NOT NULL,
    version      integer NOT NULL,
    request_hash bytea NOT NULL
);

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
