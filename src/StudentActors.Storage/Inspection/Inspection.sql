-- Both databases understand every statement here. Ids are 16 bytes in network order or uuids, which sort alike.

-- name: Size
SELECT (SELECT count(*) FROM student), (SELECT count(*) FROM school), (SELECT count(*) FROM claim), (SELECT count(*) FROM deadline)

-- name: KeyRing
SELECT value FROM registry_meta WHERE name = 'key_ring'

-- name: LivePerSchool
SELECT school, count(*) FROM student WHERE status < @over GROUP BY school ORDER BY school LIMIT @limit

-- name: Heads
SELECT id, version, head_hash FROM student WHERE id > @after
UNION ALL
SELECT id, version, head_hash FROM school WHERE id > @after
ORDER BY id LIMIT @limit

-- name: EventsOfHeads
SELECT record, sequence, kind, at, actor, payload, hash FROM event WHERE record > @after AND record <= @last ORDER BY record, sequence

-- name: EventsBeyondHeads
SELECT record, sequence, kind, at, actor, payload, hash FROM event WHERE record > @after ORDER BY record, sequence LIMIT @limit

-- name: ClaimsOfNobody
SELECT c.record FROM claim AS c LEFT JOIN student AS s ON s.id = c.record WHERE s.id IS NULL LIMIT @limit

-- name: LiveStudentsWithoutNumberClaim
SELECT s.id FROM student AS s LEFT JOIN (SELECT DISTINCT record FROM claim WHERE kind = @kind) AS c ON c.record = s.id
WHERE c.record IS NULL AND s.status < @over LIMIT @limit

-- name: LiveStudentsWithoutDocumentClaim
SELECT s.id FROM student AS s LEFT JOIN (SELECT DISTINCT record FROM claim WHERE kind = @kind) AS c ON c.record = s.id
WHERE c.record IS NULL AND s.status < @over AND s.number_kind = @formal LIMIT @limit

-- name: StudentsOfUnknownSchools
SELECT s.id FROM student AS s LEFT JOIN school AS c ON c.code = s.school WHERE c.code IS NULL LIMIT @limit

-- name: DeadlinesOfNobody
SELECT d.owner FROM deadline AS d LEFT JOIN student AS s ON s.id = d.owner LEFT JOIN school AS c ON c.id = d.owner
WHERE s.id IS NULL AND c.id IS NULL LIMIT @limit
