-- name: Find
SELECT id, version, payload, head_hash, type, state, released, student, school, authority, holder, holder_authority, step, due_at, overdue,
    provisional, escalated_to, held_school, held_class, opened_at
FROM case_record
WHERE id = $1

-- name: Tasks
SELECT id, version, payload, head_hash, type, state, released, student, school, authority, holder, holder_authority, step, due_at, overdue,
    provisional, escalated_to, held_school, held_class, opened_at
FROM case_record
WHERE holder = $1 AND (due_at, id) > ($2, $3) /* owned: id */
ORDER BY due_at, id
LIMIT $4

-- name: OverdueTasks
-- An authority has been told of all that went past it: up to itself, or up to one above it.
SELECT id, version, payload, head_hash, type, state, released, student, school, authority, holder, holder_authority, step, due_at, overdue,
    provisional, escalated_to, held_school, held_class, opened_at
FROM case_record
WHERE overdue AND (holder = $1 OR (escalated_to = ANY ($6) AND holder_authority BETWEEN $4 AND $5))
    AND (due_at, id) > ($2, $3) /* owned: id */
ORDER BY due_at, id
LIMIT $7

-- name: List
SELECT id, version, payload, head_hash, type, state, released, student, school, authority, holder, holder_authority, step, due_at, overdue,
    provisional, escalated_to, held_school, held_class, opened_at
FROM case_record
WHERE NOT (released AND NOT open) AND id > $1 AND authority BETWEEN $2 AND $3 AND (overdue OR NOT $4) /* owned: id */
ORDER BY id
LIMIT $5

-- name: CountHeld
SELECT holder_authority, step, type, count(*), count(*) FILTER (WHERE overdue), min(due_at) FILTER (WHERE overdue)
FROM case_record
WHERE holder IS NOT NULL AND holder_authority BETWEEN $1 AND $2 /* owned: id */
GROUP BY holder_authority, step, type

-- name: CountOpen
SELECT authority / 10000, type, count(*), count(*) FILTER (WHERE overdue)
FROM case_record
WHERE open /* owned: id */
GROUP BY authority / 10000, type

-- name: KeepingPlaces
SELECT id, type FROM case_record WHERE held_school = $1 /* owned: id */

-- name: CountHeldPlaces
-- Once the student sits there the place is counted with the students, even if the case does not know yet. OFFSET: looked up case by case, for a school
-- has a handful of them and thousands of students, through whom the server would otherwise go.
SELECT held_class, count(*)
FROM case_record
WHERE held_school = $1 AND NOT EXISTS (
    SELECT FROM student
    WHERE student.id = case_record.student AND student.school = case_record.held_school AND student.class = case_record.held_class
    OFFSET 0) /* owned: case_record.id */
GROUP BY held_class
