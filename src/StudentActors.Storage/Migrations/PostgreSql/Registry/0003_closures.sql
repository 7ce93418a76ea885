-- Whether a school takes students: open (0), being closed (1), closed (2).
ALTER TABLE school ADD COLUMN state smallint NOT NULL DEFAULT 0;

-- Every enrolment asks whether its school is in here.
CREATE INDEX school_closed ON school (code) WHERE state > 0;

-- What schools are late with, a bit for each kind: reports of dropouts, records of entrants, checks of rolls.
ALTER TABLE school ADD COLUMN owes smallint NOT NULL DEFAULT 0;

CREATE INDEX school_owes ON school (authority, code) WHERE owes > 0;
