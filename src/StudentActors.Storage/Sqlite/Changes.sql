-- name: Scan
-- Looks at a bounded stretch of the feed; the last row says how far it got, so that nobody looks at the same stretch twice.
WITH stretch AS (
    SELECT position, record_kind, record, sequence, kind, at, school, authority, hash
    FROM event
    WHERE position > ?1
    ORDER BY position
    LIMIT ?2
), wanted AS (
    SELECT *
    FROM stretch
    WHERE (?3 IS NULL OR ?3 IN (authority, authority / 100 * 100, authority / 10000 * 10000))
      AND (?4 IS NULL OR school = ?4)
      AND (?5 IS NULL OR kind IN (SELECT value FROM json_each(?5)))
    ORDER BY position
    LIMIT ?6
)
SELECT position, record_kind, record, sequence, kind, at, school, authority, hash, NULL AS looked_at FROM wanted
UNION ALL
SELECT max(position), NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, count(*) FROM stretch
ORDER BY looked_at, position

-- name: Events
SELECT record, sequence, kind, at, actor, payload, hash
FROM event
WHERE record = ? AND sequence >= ?
ORDER BY sequence
LIMIT ?
