-- How often a deadline's owner was called in vain since it was set.
ALTER TABLE deadline ADD COLUMN attempts INTEGER NOT NULL DEFAULT 0;

CREATE INDEX deadline_stuck ON deadline (attempts) WHERE attempts > 0;

-- Years of the working-day calendar beyond those that the program brings along.
CREATE TABLE calendar_year (
    year      INTEGER NOT NULL PRIMARY KEY,
    content   TEXT NOT NULL,
    loaded_by TEXT NOT NULL,
    loaded_at INTEGER NOT NULL
) STRICT;

-- Cases (在办业务). Offices are numbers: six digits an authority, ten a school. While an office holds a step, holder, holder_authority (the
-- authority itself, or the school's own), step and due_at say which; a case that keeps a place in a class names it in held_school and held_class.
CREATE TABLE case_record (
    id               BLOB NOT NULL PRIMARY KEY,
    version          INTEGER NOT NULL,
    type             INTEGER NOT NULL,
    state            INTEGER NOT NULL,
    open             INTEGER NOT NULL,
    released         INTEGER NOT NULL,
    student          BLOB NOT NULL,
    school           INTEGER NOT NULL,
    authority        INTEGER NOT NULL,
    holder           INTEGER,
    holder_authority INTEGER,
    step             INTEGER,
    due_at           INTEGER,
    overdue          INTEGER NOT NULL,
    provisional      INTEGER NOT NULL,
    escalated_to     INTEGER,
    held_school      INTEGER,
    held_class       INTEGER,
    opened_at        INTEGER NOT NULL,
    head_hash        BLOB NOT NULL,
    payload          BLOB NOT NULL
) STRICT;

-- What waits for an office, oldest deadline first.
CREATE INDEX case_task ON case_record (holder, due_at, id) WHERE holder IS NOT NULL;

-- Open and overdue steps are counted without touching the rows themselves.
CREATE INDEX case_held ON case_record (holder_authority, step, type, overdue, due_at) WHERE holder IS NOT NULL;

CREATE INDEX case_escalated ON case_record (escalated_to, due_at, id) WHERE escalated_to IS NOT NULL;

CREATE INDEX case_held_place ON case_record (held_school, held_class) WHERE held_school IS NOT NULL;

-- Only a year that nobody has announced yet makes one provisional.
CREATE INDEX case_provisional ON case_record (id) WHERE provisional;

CREATE INDEX case_open ON case_record (authority, type, overdue) WHERE open;
