-- name: StudentEvents
WITH page AS (SELECT id, version, head_hash FROM student WHERE id > $1 ORDER BY id LIMIT $2)
SELECT page.id, page.version, page.head_hash, event.sequence, event.kind, event.at, event.actor, event.payload, event.hash
FROM page LEFT JOIN event ON event.record = page.id
ORDER BY page.id, event.sequence

-- name: SchoolEvents
WITH page AS (SELECT id, version, head_hash FROM school WHERE id > $1 ORDER BY id LIMIT $2)
SELECT page.id, page.version, page.head_hash, event.sequence, event.kind, event.at, event.actor, event.payload, event.hash
FROM page LEFT JOIN event ON event.record = page.id
ORDER BY page.id, event.sequence

-- name: EventsWithoutRecord
WITH page AS MATERIALIZED (SELECT DISTINCT record FROM event WHERE record > $1 ORDER BY record LIMIT $2)
SELECT record, NULL::uuid, NULL::bigint
FROM page
WHERE NOT EXISTS (SELECT FROM student WHERE id = record) AND NOT EXISTS (SELECT FROM school WHERE id = record)
UNION ALL
SELECT NULL, (SELECT record FROM page ORDER BY record DESC LIMIT 1), (SELECT count(*) FROM page)

-- name: ClaimsWithoutRecord
WITH page AS MATERIALIZED (SELECT hash, record FROM claim WHERE hash > $1 ORDER BY hash LIMIT $2)
SELECT record, NULL::uuid, NULL::bigint
FROM page
WHERE NOT EXISTS (SELECT FROM student WHERE id = record) AND NOT EXISTS (SELECT FROM school WHERE id = record)
UNION ALL
SELECT NULL, (SELECT hash FROM page ORDER BY hash DESC LIMIT 1), (SELECT count(*) FROM page)

-- name: OperationsWithoutEvent
-- Operations on other subjects than records have version 0.
WITH page AS MATERIALIZED (SELECT id, record, version FROM operation WHERE id > $1 ORDER BY id LIMIT $2)
SELECT record, NULL::uuid, NULL::bigint
FROM page
WHERE version > 0 AND NOT EXISTS (SELECT FROM event WHERE event.record = page.record AND sequence = version)
UNION ALL
SELECT NULL, (SELECT id FROM page ORDER BY id DESC LIMIT 1), (SELECT count(*) FROM page)

-- name: DeadlinesWithoutOwner
WITH page AS MATERIALIZED (SELECT DISTINCT owner FROM deadline WHERE owner > $1 ORDER BY owner LIMIT $2)
SELECT owner, NULL::uuid, NULL::bigint
FROM page
WHERE NOT EXISTS (SELECT FROM student WHERE id = owner) AND NOT EXISTS (SELECT FROM school WHERE id = owner)
UNION ALL
SELECT NULL, (SELECT owner FROM page ORDER BY owner DESC LIMIT 1), (SELECT count(*) FROM page)

-- name: StudentsWithoutNumber
(SELECT id, NULL::uuid, NULL::bigint
FROM student
WHERE id > $1 AND NOT EXISTS (SELECT FROM claim WHERE kind = 2 AND record = id)
LIMIT $2)
UNION ALL
SELECT NULL, NULL, count(*) FROM student
