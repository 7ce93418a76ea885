-- How often a deadline's owner was called in vain since it was set.
ALTER TABLE deadline ADD COLUMN attempts INTEGER NOT NULL DEFAULT 0;

-- Years of the working-day calendar beyond those that the program brings along.
CREATE TABLE calendar_year (
    year      INTEGER NOT NULL PRIMARY KEY,
    content   TEXT NOT NULL,
    loaded_by TEXT NOT NULL,
    loaded_at INTEGER NOT NULL
) STRICT;
