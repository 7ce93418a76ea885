-- Both databases understand every statement here. Ids are 16 bytes in network order or uuids, which sort alike.

-- name: Size
SELECT (SELECT count(*) FROM student), (SELECT count(*) FROM school), (SELECT count(*) FROM claim), (SELECT count(*) FROM deadline),
    (SELECT count(*) FROM case_record)

-- name: KeyRing
SELECT value FROM registry_meta WHERE name = 'key_ring'

-- name: LivePerSchool
SELECT school, count(*) FROM student WHERE status < @over GROUP BY school ORDER BY school LIMIT @limit

-- name: Heads
SELECT id, version, head_hash FROM student WHERE id > @after
UNION ALL
SELECT id, version, head_hash FROM school WHERE id > @after
UNION ALL
SELECT id, version, head_hash FROM case_record WHERE id > @after
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
    LEFT JOIN case_record AS k ON k.id = d.owner
WHERE s.id IS NULL AND c.id IS NULL AND k.id IS NULL LIMIT @limit

-- name: UnfinishedCasesWithoutDeadline
SELECT c.id FROM case_record AS c LEFT JOIN deadline AS d ON d.owner = c.id WHERE NOT c.released AND d.owner IS NULL LIMIT @limit

-- name: CasesOfNobody
SELECT c.id FROM case_record AS c LEFT JOIN student AS s ON s.id = c.student WHERE s.id IS NULL LIMIT @limit

-- name: StudentsWithTwoCases
-- Two may be asked for at once, but only one of them gets beyond its opening.
SELECT student FROM case_record WHERE open AND state > @opening GROUP BY student HAVING count(*) > 1 LIMIT @limit

-- name: StudentsLockedForNothing
-- The last that happened to the record in a case is that it was locked, and no unfinished case knows of it.
SELECT locked.record
FROM (
    SELECT record, max(CASE WHEN kind = @began THEN sequence END) AS began, max(CASE WHEN kind <> @began THEN sequence END) AS ended
    FROM event
    WHERE kind = @began OR @outcomes LIKE '%,' || kind || ',%'
    GROUP BY record) AS locked
    LEFT JOIN case_record AS c ON c.student = locked.record AND NOT c.released
WHERE locked.began > coalesce(locked.ended, 0) AND c.id IS NULL
LIMIT @limit

-- name: StuckDeadlines
SELECT owner FROM deadline WHERE attempts >= 5 LIMIT @limit

-- name: Cases
SELECT id, version, type, state, released, payload FROM case_record WHERE id > @after ORDER BY id LIMIT @limit
