-- Reviews of dropouts that authorities have made: one of each period, written once. The id is made of both and has the bucket of the schools; the version
-- is there for whoever seals payloads anew.
CREATE TABLE dropout_review (
    id        uuid NOT NULL PRIMARY KEY,
    authority integer NOT NULL,
    version   integer NOT NULL DEFAULT 1,
    period    text NOT NULL COLLATE "C",
    head_hash bytea NOT NULL,
    payload   bytea NOT NULL
);

ALTER TABLE dropout_review ALTER COLUMN payload SET STORAGE EXTERNAL;

CREATE UNIQUE INDEX dropout_review_period ON dropout_review (authority, period);

-- Completed returns of dropouts, counted by region and time.
CREATE INDEX case_returned ON case_record (authority, opened_at) WHERE type = 8 AND state = 10;
