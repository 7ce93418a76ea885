-- name: Due
-- Shard by shard: within one, the index has the rows in the order in which they are due.
SELECT due.owner, due.kind, due.generation, due.due_at, due.attempts
FROM generate_series($1::integer, $2::integer) AS watched (shard)
    CROSS JOIN LATERAL (
        SELECT owner, kind, generation, due_at, attempts
        FROM deadline
        WHERE deadline.shard = watched.shard::smallint AND due_at <= $3
        ORDER BY due_at
        LIMIT $4) AS due
ORDER BY due.due_at
LIMIT $4

-- name: NextDue
SELECT due_at
FROM generate_series($1::integer, $2::integer) AS watched (shard)
    CROSS JOIN LATERAL (
        SELECT due_at
        FROM deadline
        WHERE deadline.shard = watched.shard::smallint
        ORDER BY due_at
        LIMIT 1) AS next
ORDER BY due_at
LIMIT 1

-- name: Postpone
UPDATE deadline
SET due_at = late.due_at, attempts = late.attempts
FROM unnest($1::uuid[], $2::text[], $3::integer[], $4::timestamptz[], $5::integer[]) AS late (owner, kind, generation, due_at, attempts)
WHERE deadline.owner = late.owner AND deadline.kind = late.kind AND deadline.generation = late.generation

-- name: Delete
DELETE FROM deadline
USING unnest($1::uuid[], $2::text[], $3::integer[]) AS past (owner, kind, generation)
WHERE deadline.owner = past.owner AND deadline.kind = past.kind AND deadline.generation = past.generation

-- name: BringForward
UPDATE deadline
SET due_at = $1
FROM case_record
WHERE case_record.provisional AND deadline.owner = case_record.id AND deadline.due_at > $1

-- name: CountStuck
SELECT count(*) FROM deadline WHERE attempts >= 5 /* owned: owner */

-- name: OfOwner
SELECT owner, kind, generation, due_at, attempts FROM deadline WHERE owner = $1 ORDER BY due_at

-- name: Retry
UPDATE deadline SET due_at = $1, attempts = 0 WHERE attempts > 0 AND ($2::uuid IS NULL OR owner = $2::uuid) /* owned: owner */
