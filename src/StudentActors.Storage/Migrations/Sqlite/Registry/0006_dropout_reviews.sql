-- Reviews of dropouts that authorities have made: one of each period, written once. The id is made of both; the version is there for whoever seals
-- payloads anew.
CREATE TABLE dropout_review (
    id        BLOB NOT NULL PRIMARY KEY,
    authority INTEGER NOT NULL,
    period    TEXT NOT NULL,
    version   INTEGER NOT NULL DEFAULT 1,
    head_hash BLOB NOT NULL,
    payload   BLOB NOT NULL
) STRICT;

CREATE UNIQUE INDEX dropout_review_period ON dropout_review (authority, period);

-- Completed returns of dropouts, counted by region and time.
CREATE INDEX case_returned ON case_record (authority, opened_at) WHERE type = 8 AND state = 10;
