-- The registry in one file. Ids and hashes are blobs in network byte order, so that they sort as their texts do; times are microseconds
-- since 1970; a class is one number (stage, entry year, number: 1202603) that sorts as classes do.
CREATE TABLE student (
    id          BLOB NOT NULL PRIMARY KEY,
    version     INTEGER NOT NULL,
    school      INTEGER NOT NULL,
    authority   INTEGER NOT NULL,
    class       INTEGER NOT NULL,
    status      INTEGER NOT NULL,
    sex         INTEGER NOT NULL,
    birth_year  INTEGER NOT NULL,
    number_kind INTEGER NOT NULL,
    has_problem INTEGER NOT NULL,
    head_hash   BLOB NOT NULL,
    payload     BLOB NOT NULL
) STRICT;

-- Rosters are read in this order; with sex and status in it, head counts never touch the table.
CREATE INDEX student_roster ON student (school, class, id, sex, status);

CREATE TABLE school (
    id        BLOB NOT NULL PRIMARY KEY,
    version   INTEGER NOT NULL,
    code      INTEGER NOT NULL,
    authority INTEGER NOT NULL,
    head_hash BLOB NOT NULL,
    payload   BLOB NOT NULL
) STRICT;

CREATE INDEX school_of_authority ON school (authority, code);

-- The row number is the place in the change feed: a file has one writer at a time, so it grows in commit order.
CREATE TABLE event (
    position    INTEGER NOT NULL PRIMARY KEY,
    record      BLOB NOT NULL,
    sequence    INTEGER NOT NULL,
    record_kind INTEGER NOT NULL,
    kind        TEXT NOT NULL,
    at          INTEGER NOT NULL,
    actor       TEXT NOT NULL,
    school      INTEGER NOT NULL,
    authority   INTEGER NOT NULL,
    hash        BLOB NOT NULL,
    payload     BLOB NOT NULL
) STRICT;

CREATE UNIQUE INDEX event_of_record ON event (record, sequence);

CREATE TABLE claim (
    hash   BLOB NOT NULL,
    kind   INTEGER NOT NULL,
    record BLOB NOT NULL,
    PRIMARY KEY (hash, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE operation (
    id           BLOB NOT NULL PRIMARY KEY,
    request_hash BLOB NOT NULL,
    record       BLOB NOT NULL,
    version      INTEGER NOT NULL,
    at           INTEGER NOT NULL
) STRICT;

-- A deadline is watched by the shard of its owner: the first byte of the owner's id.
CREATE TABLE deadline (
    owner      BLOB NOT NULL,
    kind       TEXT NOT NULL,
    shard      INTEGER NOT NULL,
    due_at     INTEGER NOT NULL,
    generation INTEGER NOT NULL,
    PRIMARY KEY (owner, kind)
) STRICT, WITHOUT ROWID;

CREATE INDEX deadline_due ON deadline (shard, due_at);

CREATE TABLE import_file_chunk (
    import  BLOB NOT NULL,
    number  INTEGER NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (import, number)
) STRICT;

CREATE TABLE registry_meta (
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
