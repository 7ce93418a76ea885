-- name: NextTransaction
SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint

-- name: OldestTransaction
SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint
