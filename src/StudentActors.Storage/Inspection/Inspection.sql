-- Both databases understand every statement here. Ids are 16 bytes in network order or uuids, which sort alike. Every statement reads a
-- bounded slice up to a last key, and what it compares the slice with by key: a subquery in the list of columns is never turned into a join. Such
-- subqueries name only what lies in one bucket; the rest is looked up where it lies.

-- name: CountStudents
SELECT count(*) FROM (SELECT 1 FROM student LIMIT @limit) AS counted

-- name: CountSchools
SELECT count(*) FROM (SELECT 1 FROM school LIMIT @limit) AS counted

-- name: CountClaims
SELECT count(*) FROM (SELECT 1 FROM claim LIMIT @limit) AS counted

-- name: CountDeadlines
SELECT count(*) FROM (SELECT 1 FROM deadline LIMIT @limit) AS counted

-- name: CountCases
SELECT count(*) FROM (SELECT 1 FROM case_record LIMIT @limit) AS counted

-- name: KeyRing
SELECT value FROM registry_meta WHERE name = 'key_ring'

-- name: FirstSchools
SELECT code FROM school ORDER BY id LIMIT @limit

-- name: CountLiveOfSchool
SELECT count(*) FROM student WHERE school = @school AND status < @over

-- name: Heads
SELECT id, version, head_hash FROM (SELECT id, version, head_hash FROM student WHERE id > @after AND id <= @last ORDER BY id LIMIT @limit) AS students
UNION ALL
SELECT id, version, head_hash FROM (SELECT id, version, head_hash FROM school WHERE id > @after AND id <= @last ORDER BY id LIMIT @limit) AS schools
UNION ALL
SELECT id, version, head_hash FROM (SELECT id, version, head_hash FROM case_record WHERE id > @after AND id <= @last ORDER BY id LIMIT @limit) AS cases
UNION ALL
SELECT id, version, head_hash FROM (SELECT id, version, head_hash FROM dropout_review WHERE id > @after AND id <= @last ORDER BY id LIMIT @limit) AS reviews
ORDER BY id LIMIT @limit

-- name: EventsOfHeads
SELECT record, sequence, kind, at, actor, payload, hash FROM event WHERE record > @after AND record <= @last ORDER BY record, sequence

-- name: EventsBeyondHeads
SELECT record, sequence, kind, at, actor, payload, hash FROM event WHERE record > @after AND record <= @last ORDER BY record, sequence LIMIT @limit

-- name: Students
SELECT id, version, payload, status, number_kind, school,
    (SELECT d.generation FROM deadline AS d WHERE d.owner = s.id AND d.kind = @kind)
FROM student AS s
WHERE id > @after AND id <= @last
ORDER BY id
LIMIT @limit

-- name: Schools
SELECT id, state, (SELECT d.generation FROM deadline AS d WHERE d.owner = s.id AND d.kind = @kind)
FROM school AS s
WHERE id > @after AND id <= @last
ORDER BY id
LIMIT @limit

-- name: FindClaim
SELECT record FROM claim WHERE hash = @hash AND kind = @kind

-- name: FindSchool
SELECT state FROM school WHERE id = @id

-- name: FindStudentVersion
SELECT version FROM student WHERE id = @id

-- name: FindOperation
SELECT record FROM operation WHERE id = @id

-- name: FindEvent
SELECT sequence FROM event WHERE record = @record AND sequence = @sequence

-- name: Claims
SELECT hash, kind, record
FROM claim
WHERE (hash, kind) > (@hash, @kind) AND hash <= @last
ORDER BY hash, kind
LIMIT @limit

-- name: Operations
SELECT id, record, version
FROM operation
WHERE id > @after AND id <= @last
ORDER BY id
LIMIT @limit

-- name: Deadlines
-- Whatever kind of record owns it, it has a first event.
SELECT owner, kind, attempts, (SELECT e.sequence FROM event AS e WHERE e.record = d.owner AND e.sequence = 1)
FROM deadline AS d
WHERE (owner, kind) > (@owner, @kind) AND owner <= @last
ORDER BY owner, kind
LIMIT @limit

-- name: Cases
SELECT id, student, version, type, state, released, payload,
    (SELECT min(d.generation) FROM deadline AS d WHERE d.owner = c.id),
    (SELECT s.payload FROM student AS s WHERE s.id = c.student)
FROM case_record AS c
WHERE id > @after AND id <= @last
ORDER BY id
LIMIT @limit

-- name: FindCase
SELECT version FROM case_record WHERE id = @id

-- name: UnreleasedCaseOf
-- Nothing while the record has changed since it was read.
SELECT s.version, (SELECT c.id FROM case_record AS c WHERE c.id = @case AND c.student = s.id AND NOT c.released)
FROM student AS s
WHERE s.id = @student AND s.version = @version
