-- name: Estimate
-- As of the last time that the table and its partitions were analysed.
SELECT coalesce(sum(greatest(c.reltuples, 0)), 0)::bigint
FROM pg_partition_tree(@table::regclass) AS part JOIN pg_class AS c ON c.oid = part.relid
WHERE part.isleaf

-- name: FindClaims
SELECT hash, kind, record FROM claim WHERE hash = ANY (@hashes)

-- name: FindDecidedClaims
SELECT hash, kind, record
FROM claim AS c
WHERE hash = ANY (@hashes) AND (SELECT r.unit FROM reserved_key AS r WHERE r.key = c.hash AND r.kind = c.kind) IS NULL

-- name: FindDecidedOperations
SELECT id
FROM operation AS o
WHERE id = ANY (@ids) AND (SELECT r.unit FROM reserved_key AS r WHERE r.key = o.id AND r.kind = 0) IS NULL

-- name: FindStudents
SELECT id FROM student WHERE id = ANY (@ids)

-- name: FindEvents
-- Key by key: a subquery of this form is never turned into a join.
SELECT record, sequence
FROM unnest(@records::uuid[], @sequences::integer[]) AS wanted (record, sequence)
WHERE (SELECT e.sequence FROM event AS e WHERE e.record = wanted.record AND e.sequence = wanted.sequence) IS NOT NULL

-- name: CountLive
SELECT school, count(*)
FROM student
WHERE school = ANY (@schools) AND status < @over AND (@whole OR get_byte(uuid_send(id), 0) = ANY (@buckets))
GROUP BY school

-- name: IsBarred
SELECT EXISTS (SELECT FROM closed_bucket WHERE bucket = @bucket) OR EXISTS (SELECT FROM reserved_key WHERE key = @key)

-- name: UndecidedKeys
SELECT kind, key, record, unit, extract(epoch FROM clock_timestamp() - at)::float8
FROM reserved_key
WHERE (key, kind) > (@key, @kind) AND key <= @last AND at < clock_timestamp() - @age * interval '1 second'
ORDER BY key, kind
LIMIT @limit
