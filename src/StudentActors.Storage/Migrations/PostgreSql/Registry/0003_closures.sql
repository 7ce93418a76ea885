-- Whether a school takes students: open (0), being closed (1), closed (2).
ALTER TABLE school ADD COLUMN state smallint NOT NULL DEFAULT 0;

-- Every enrolment asks whether its school is in here.
CREATE INDEX school_closed ON school (code) WHERE state > 0;

-- Schools that have not reported their dropouts in time.
ALTER TABLE school ADD COLUMN owes_reports boolean NOT NULL DEFAULT false;

CREATE INDEX school_owes_reports ON school (authority, code) WHERE owes_reports;
