-- name: Estimate
-- As of the last time that the table and its partitions were analysed.
SELECT coalesce(sum(greatest(c.reltuples, 0)), 0)::bigint
FROM pg_partition_tree(@table::regclass) AS part JOIN pg_class AS c ON c.oid = part.relid
WHERE part.isleaf

-- name: FindClaims
SELECT hash, kind, record FROM claim WHERE hash = ANY (@hashes)
