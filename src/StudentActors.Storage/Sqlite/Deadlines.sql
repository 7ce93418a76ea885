-- name: Due
SELECT owner, kind, generation, due_at, attempts
FROM deadline
WHERE shard = ? AND due_at <= ?
ORDER BY due_at
LIMIT ?

-- name: NextDue
SELECT due_at FROM deadline WHERE shard = ? ORDER BY due_at LIMIT 1

-- name: Postpone
UPDATE deadline SET due_at = ?, attempts = ? WHERE owner = ? AND kind = ? AND generation = ?

-- name: Delete
DELETE FROM deadline WHERE owner = ? AND kind = ? AND generation = ?

-- name: BringForward
UPDATE deadline
SET due_at = ?1
WHERE owner IN (SELECT id FROM case_record WHERE provisional) AND due_at > ?1

-- name: CountStuck
SELECT count(*) FROM deadline WHERE attempts >= 5

-- name: OfOwner
SELECT owner, kind, generation, due_at, attempts FROM deadline WHERE owner = ? ORDER BY due_at

-- name: RetryOne
UPDATE deadline SET due_at = ?, attempts = 0 WHERE attempts > 0 AND owner = ?

-- name: RetryAll
UPDATE deadline SET due_at = ?, attempts = 0 WHERE attempts > 0
