-- name: Scan
-- Looks at a bounded stretch of the feed; the last row says how far it got, so that nobody looks at the same stretch twice. Only rows older
-- than the oldest transaction still running are served: nothing can appear among them any more.
WITH stretch AS MATERIALIZED (
    SELECT transaction, position, record_kind, record, sequence, kind, at, school, authority, hash
    FROM event
    WHERE (transaction, position) > ($1, $2)
      AND transaction < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
          + coalesce((SELECT value::bigint FROM registry_meta WHERE name = 'feed_offset'), 0)
    ORDER BY transaction, position
    LIMIT $3
), wanted AS (
    SELECT *
    FROM stretch
    WHERE ($4::integer IS NULL OR $4 IN (authority, authority / 100 * 100, authority / 10000 * 10000))
      AND ($5::bigint IS NULL OR school = $5)
      AND (cardinality($6::text[]) = 0 OR kind = ANY ($6))
    ORDER BY transaction, position
    LIMIT $7
)
SELECT transaction, position, record_kind, record, sequence, kind, at, school, authority, hash, NULL AS looked_at FROM wanted
UNION ALL
(SELECT transaction, position, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, (SELECT count(*) FROM stretch)
FROM stretch
ORDER BY transaction DESC, position DESC
LIMIT 1)
ORDER BY looked_at NULLS FIRST, transaction, position

-- name: Events
SELECT record, sequence, kind, at, actor, payload, hash
FROM event
WHERE record = $1 AND sequence >= $2
ORDER BY sequence
LIMIT $3
