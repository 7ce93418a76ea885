-- name: StudentEvents
WITH page AS (SELECT id, version, head_hash FROM student WHERE id > ? ORDER BY id LIMIT ?)
SELECT page.id, page.version, page.head_hash, event.sequence, event.kind, event.at, event.actor, event.payload, event.hash
FROM page LEFT JOIN event ON event.record = page.id
ORDER BY page.id, event.sequence

-- name: SchoolEvents
WITH page AS (SELECT id, version, head_hash FROM school WHERE id > ? ORDER BY id LIMIT ?)
SELECT page.id, page.version, page.head_hash, event.sequence, event.kind, event.at, event.actor, event.payload, event.hash
FROM page LEFT JOIN event ON event.record = page.id
ORDER BY page.id, event.sequence

-- name: EventsWithoutRecord
WITH page AS MATERIALIZED (SELECT DISTINCT record FROM event WHERE record > ? ORDER BY record LIMIT ?)
SELECT record, NULL, NULL
FROM page
WHERE NOT EXISTS (SELECT 1 FROM student WHERE id = record) AND NOT EXISTS (SELECT 1 FROM school WHERE id = record)
UNION ALL
SELECT NULL, max(record), count(*) FROM page

-- name: ClaimsWithoutRecord
WITH page AS MATERIALIZED (SELECT hash, record FROM claim WHERE hash > ? ORDER BY hash LIMIT ?)
SELECT record, NULL, NULL
FROM page
WHERE NOT EXISTS (SELECT 1 FROM student WHERE id = record) AND NOT EXISTS (SELECT 1 FROM school WHERE id = record)
UNION ALL
SELECT NULL, max(hash), count(*) FROM page

-- name: OperationsWithoutEvent
-- Operations on other subjects than records have version 0.
WITH page AS MATERIALIZED (SELECT id, record, version FROM operation WHERE id > ? ORDER BY id LIMIT ?)
SELECT record, NULL, NULL
FROM page
WHERE version > 0 AND NOT EXISTS (SELECT 1 FROM event WHERE event.record = page.record AND event.sequence = page.version)
UNION ALL
SELECT NULL, max(id), count(*) FROM page

-- name: DeadlinesWithoutOwner
WITH page AS MATERIALIZED (SELECT DISTINCT owner FROM deadline WHERE owner > ? ORDER BY owner LIMIT ?)
SELECT owner, NULL, NULL
FROM page
WHERE NOT EXISTS (SELECT 1 FROM student WHERE id = owner) AND NOT EXISTS (SELECT 1 FROM school WHERE id = owner)
UNION ALL
SELECT NULL, max(owner), count(*) FROM page

-- name: StudentsWithoutNumber
SELECT *
FROM (SELECT id, NULL, NULL FROM student WHERE id > ? AND id NOT IN (SELECT record FROM claim WHERE kind = 2) LIMIT ?)
UNION ALL
SELECT NULL, NULL, count(*) FROM student
