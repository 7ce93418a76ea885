-- name: InsertOperation
INSERT INTO operation (id, request_hash, record, version, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING

-- name: DeleteOperation
DELETE FROM operation WHERE id = ?

-- name: FindOperation
SELECT id, request_hash, record, version, at FROM operation WHERE id = ?

-- name: InsertClaim
INSERT INTO claim (hash, kind, record) VALUES (?, ?, ?) ON CONFLICT DO NOTHING

-- name: DeleteClaim
DELETE FROM claim WHERE hash = ? AND kind = ?

-- name: FindClaim
SELECT record FROM claim WHERE hash = ? AND kind = ?

-- name: InsertStudent
INSERT INTO student
    (version, school, authority, class, status, sex, birth_year, number_kind, has_problem, head_hash, payload, id)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT DO NOTHING

-- name: UpdateStudent
UPDATE student
SET version = ?, school = ?, authority = ?, class = ?, status = ?, sex = ?, birth_year = ?, number_kind = ?, has_problem = ?,
    head_hash = ?, payload = ?
WHERE id = ? AND version = ?

-- name: StudentVersion
SELECT version FROM student WHERE id = ?

-- name: InsertSchool
INSERT INTO school (version, code, authority, state, owes, head_hash, payload, id) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING

-- name: UpdateSchool
UPDATE school SET version = ?, code = ?, authority = ?, state = ?, owes = ?, head_hash = ?, payload = ? WHERE id = ? AND version = ?

-- name: ClosedSchool
SELECT state FROM school WHERE code = ? AND state > 0

-- name: SchoolVersion
SELECT version FROM school WHERE id = ?

-- name: InsertCase
INSERT INTO case_record
    (version, type, state, open, released, student, school, authority, holder, holder_authority, step, due_at, overdue, provisional, escalated_to,
    held_school, held_class, opened_at, head_hash, payload, id)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT DO NOTHING

-- name: UpdateCase
UPDATE case_record
SET version = ?, type = ?, state = ?, open = ?, released = ?, student = ?, school = ?, authority = ?, holder = ?, holder_authority = ?, step = ?,
    due_at = ?, overdue = ?, provisional = ?, escalated_to = ?, held_school = ?, held_class = ?, opened_at = ?, head_hash = ?, payload = ?
WHERE id = ? AND version = ?

-- name: CaseVersion
SELECT version FROM case_record WHERE id = ?

-- name: InsertReview
INSERT INTO dropout_review (version, authority, period, head_hash, payload, id) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING

-- name: ReviewVersion
SELECT version FROM dropout_review WHERE id = ?

-- name: InsertEvent
INSERT INTO event (record, sequence, record_kind, kind, at, actor, school, authority, hash, payload)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

-- name: SetDeadline
INSERT INTO deadline (owner, kind, shard, due_at, generation) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (owner, kind) DO UPDATE SET due_at = excluded.due_at, generation = excluded.generation, attempts = 0

-- name: ClearDeadline
DELETE FROM deadline WHERE owner = ? AND kind = ?
