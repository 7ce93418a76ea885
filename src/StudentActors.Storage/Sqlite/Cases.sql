-- name: Find
SELECT id, version, payload, head_hash, type, state, released, student, school, authority, holder, holder_authority, step, due_at, overdue,
    escalated_to, held_school, held_class, opened_at
FROM case_record
WHERE id = ?

-- name: Tasks
SELECT id, version, payload, head_hash, type, state, released, student, school, authority, holder, holder_authority, step, due_at, overdue,
    escalated_to, held_school, held_class, opened_at
FROM case_record
WHERE holder = ?1 AND (due_at, id) > (?2, ?3) AND (overdue OR NOT ?4)
ORDER BY due_at, id
LIMIT ?5

-- name: List
SELECT id, version, payload, head_hash, type, state, released, student, school, authority, holder, holder_authority, step, due_at, overdue,
    escalated_to, held_school, held_class, opened_at
FROM case_record
WHERE NOT (released AND NOT open) AND id > ?1 AND authority BETWEEN ?2 AND ?3 AND (overdue OR NOT ?4)
ORDER BY id
LIMIT ?5

-- name: CountOverdue
SELECT holder_authority, step, type, count(*), min(due_at), count(escalated_to)
FROM case_record
WHERE overdue AND holder_authority BETWEEN ? AND ?
GROUP BY holder_authority, step, type

-- name: CountOpen
SELECT authority / 10000, type, count(*), sum(overdue)
FROM case_record
WHERE open
GROUP BY authority / 10000, type

-- name: CountHeldPlaces
SELECT held_class, count(*)
FROM case_record
WHERE held_school = ?
GROUP BY held_class
