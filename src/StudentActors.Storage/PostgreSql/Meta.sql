-- name: Remember
INSERT INTO registry_meta (name, value) VALUES ($1, $2) ON CONFLICT DO NOTHING

-- name: Read
SELECT value FROM registry_meta WHERE name = $1

-- name: Probe
UPDATE registry_meta SET value = value WHERE name = 'probe'

-- name: ContinueFeed
-- A dump restored into a younger server brings feed places that this server's transactions have not reached yet; from here on it counts
-- on top of them.
INSERT INTO registry_meta (name, value)
SELECT 'feed_offset', (last.transaction + 1 - pg_current_xact_id()::text::bigint)::text
FROM (SELECT max(transaction) AS transaction FROM event) AS last
WHERE last.transaction >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint
    + coalesce((SELECT value::bigint FROM registry_meta WHERE name = 'feed_offset'), 0)
ON CONFLICT (name) DO UPDATE SET value = excluded.value
