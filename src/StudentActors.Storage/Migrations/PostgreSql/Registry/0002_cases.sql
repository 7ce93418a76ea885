-- How often a deadline's owner was called in vain since it was set.
ALTER TABLE deadline ADD COLUMN attempts integer NOT NULL DEFAULT 0;

-- Years of the working-day calendar beyond those that the program brings along.
CREATE TABLE calendar_year (
    year      integer NOT NULL PRIMARY KEY,
    content   text NOT NULL,
    loaded_by text NOT NULL,
    loaded_at timestamptz NOT NULL
);
