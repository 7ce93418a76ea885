-- Both databases understand every statement here. Ids are 16 bytes in network order or uuids, which sort alike. Every statement reads a
-- bounded slice, and whatever it compares the slice with by key: a subquery in the list of columns is never turned into a join.

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

-- name: LivePerSchool
SELECT code, (SELECT count(*) FROM student AS s WHERE s.school = first.code AND s.status < @over)
FROM (SELECT code FROM school ORDER BY id LIMIT @limit) AS first

-- name: Heads
SELECT id, version, head_hash FROM (SELECT id, version, head_hash FROM student WHERE id > @after ORDER BY id LIMIT @limit) AS students
UNION ALL
SELECT id, version, head_hash FROM (SELECT id, version, head_hash FROM school WHERE id > @after ORDER BY id LIMIT @limit) AS schools
UNION ALL
SELECT id, version, head_hash FROM (SELECT id, version, head_hash FROM case_record WHERE id > @after ORDER BY id LIMIT @limit) AS cases
ORDER BY id LIMIT @limit

-- name: EventsOfHeads
SELECT record, sequence, kind, at, actor, payload, hash FROM event WHERE record > @after AND record <= @last ORDER BY record, sequence

-- name: EventsBeyondHeads
SELECT record, sequence, kind, at, actor, payload, hash FROM event WHERE record > @after ORDER BY record, sequence LIMIT @limit

-- name: Students
SELECT id, version, payload, status, number_kind, school,
    (SELECT d.generation FROM deadline AS d WHERE d.owner = s.id AND d.kind = @kind)
FROM student AS s
WHERE id > @after
ORDER BY id
LIMIT @limit

-- name: Schools
SELECT id, state, (SELECT d.generation FROM deadline AS d WHERE d.owner = s.id AND d.kind = @kind)
FROM school AS s
WHERE id > @after
ORDER BY id
LIMIT @limit

-- name: FindClaim
SELECT record FROM claim WHERE hash = @hash AND kind = @kind

-- name: FindSchool
SELECT state FROM school WHERE id = @id

-- name: FindStudentVersion
SELECT version FROM student WHERE id = @id

-- name: Claims
SELECT hash, kind, record,
    (SELECT s.version FROM student AS s WHERE s.id = c.record),
    (SELECT e.sequence FROM event AS e WHERE e.record = c.record AND e.sequence = 1)
FROM claim AS c
WHERE (hash, kind) > (@hash, @kind)
ORDER BY hash, kind
LIMIT @limit

-- name: Operations
SELECT id, record, version, (SELECT e.sequence FROM event AS e WHERE e.record = o.record AND e.sequence = o.version)
FROM operation AS o
WHERE id > @after
ORDER BY id
LIMIT @limit

-- name: Deadlines
-- Whatever kind of record owns it, it has a first event.
SELECT owner, kind, attempts, (SELECT e.sequence FROM event AS e WHERE e.record = d.owner AND e.sequence = 1)
FROM deadline AS d
WHERE (owner, kind) > (@owner, @kind)
ORDER BY owner, kind
LIMIT @limit

-- name: Cases
SELECT id, student, version, type, state, released, payload,
    (SELECT min(d.generation) FROM deadline AS d WHERE d.owner = c.id),
    (SELECT s.payload FROM student AS s WHERE s.id = c.student)
FROM case_record AS c
WHERE id > @after
ORDER BY id
LIMIT @limit

-- name: UnreleasedCaseOf
-- Nothing while the record has changed since it was read.
SELECT s.version, (SELECT c.id FROM case_record AS c WHERE c.id = @case AND c.student = s.id AND NOT c.released)
FROM student AS s
WHERE s.id = @student AND s.version = @version
