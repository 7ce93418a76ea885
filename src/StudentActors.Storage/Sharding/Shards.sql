-- name: ReadMap
-- One row, seen at one moment.
SELECT
    (SELECT array_agg(shard ORDER BY bucket) FROM registry_bucket),
    (SELECT array_agg(number ORDER BY number) FROM registry_shard),
    (SELECT array_agg(name ORDER BY number) FROM registry_shard),
    (SELECT array_agg(connection ORDER BY number) FROM registry_shard),
    (SELECT array_agg(identity ORDER BY number) FROM registry_shard),
    (SELECT array_agg(source ORDER BY id) FROM registry_move WHERE switched_at IS NOT NULL),
    (SELECT array_agg(source_transaction ORDER BY id) FROM registry_move WHERE switched_at IS NOT NULL),
    (SELECT array_agg(source_position ORDER BY id) FROM registry_move WHERE switched_at IS NOT NULL),
    (SELECT array_agg(target ORDER BY id) FROM registry_move WHERE switched_at IS NOT NULL),
    (SELECT array_agg(target_transaction ORDER BY id) FROM registry_move WHERE switched_at IS NOT NULL),
    (SELECT array_agg(target_position ORDER BY id) FROM registry_move WHERE switched_at IS NOT NULL)

-- name: ReadIdentity
SELECT value FROM registry_meta WHERE name = 'shard'

-- name: Reserve
SELECT place, reason, held_record, held_unit, coalesce(extract(epoch FROM held_for)::float8, 0)
FROM registry_reserve($1, $2, $3, $4, $5, $6, $7, $8)

-- name: Release
SELECT registry_release($1, $2, $3)

-- name: Confirm
SELECT * FROM registry_confirm($1, $2, $3)

-- name: ForgetUnits
SELECT registry_forget_units($1)

-- name: FindClaim
SELECT claim.record, reserved.unit
FROM claim LEFT JOIN reserved_key AS reserved ON reserved.key = claim.hash AND reserved.kind = claim.kind
WHERE claim.hash = $1 AND claim.kind = $2

-- name: FindOperation
SELECT operation.record, reserved.unit, operation.request_hash, operation.version, operation.at
FROM operation LEFT JOIN reserved_key AS reserved ON reserved.key = operation.id AND reserved.kind = 0
WHERE operation.id = $1

-- name: FindReserved
SELECT kind, key, record, unit, extract(epoch FROM clock_timestamp() - at)::float8
FROM reserved_key
WHERE key = $1 AND kind = $2

-- name: OldReserved
SELECT kind, key, record, unit, extract(epoch FROM clock_timestamp() - at)::float8
FROM reserved_key
WHERE at < clock_timestamp() - $1 * interval '1 second'
ORDER BY at
LIMIT 500

-- name: FindVersion
SELECT version FROM student WHERE id = $1
UNION ALL
SELECT version FROM school WHERE id = $1
UNION ALL
SELECT version FROM case_record WHERE id = $1
UNION ALL
SELECT version FROM dropout_review WHERE id = $1

-- name: FindVersions
SELECT id, version FROM student WHERE id = ANY ($1)
UNION ALL
SELECT id, version FROM school WHERE id = ANY ($1)
UNION ALL
SELECT id, version FROM case_record WHERE id = ANY ($1)
UNION ALL
SELECT id, version FROM dropout_review WHERE id = ANY ($1)

-- name: ReadClosedBuckets
SELECT bucket FROM closed_bucket

-- name: HoldClosedBuckets
-- Nobody opens or takes over a bucket while they are held.
SELECT move FROM closed_bucket WHERE bucket = ANY ($1) ORDER BY bucket FOR SHARE

-- name: ReadClosedSchools
SELECT code, version, state FROM school WHERE state > 0

-- name: ReadSchoolStates
SELECT code, version, state FROM school WHERE id = ANY ($1)

-- name: ReadToldSchools
SELECT code FROM school_elsewhere WHERE state > 0

-- name: TellOfSchools
-- Of an open school only who has heard that it was closed.
INSERT INTO school_elsewhere (code, version, state)
SELECT code, version, state
FROM unnest($1::bigint[], $2::integer[], $3::smallint[]) AS new (code, version, state)
WHERE state > 0 OR EXISTS (SELECT FROM school_elsewhere AS told WHERE told.code = new.code)
ORDER BY code
ON CONFLICT (code) DO UPDATE SET version = excluded.version, state = excluded.state WHERE school_elsewhere.version < excluded.version

-- name: ReadHome
SELECT identity FROM registry_shard WHERE number = 0

-- name: ReadMeta
SELECT value FROM registry_meta WHERE name = $1

-- name: HasRecords
SELECT coalesce(
    (SELECT true FROM student LIMIT 1),
    (SELECT true FROM school LIMIT 1),
    (SELECT true FROM case_record LIMIT 1),
    (SELECT true FROM dropout_review LIMIT 1),
    (SELECT true FROM event LIMIT 1),
    (SELECT true FROM claim LIMIT 1),
    (SELECT true FROM operation LIMIT 1),
    false)

-- name: WriteMeta
INSERT INTO registry_meta (name, value) VALUES ($1, $2) ON CONFLICT DO NOTHING

-- name: CloseAllBuckets
INSERT INTO closed_bucket (bucket, move) SELECT bucket, 0 FROM generate_series(0, 255) AS bucket ON CONFLICT DO NOTHING

-- name: AddShard
INSERT INTO registry_shard (number, name, connection, identity)
SELECT max(number) + 1, $1, $2, $3 FROM registry_shard
ON CONFLICT DO NOTHING

-- name: ReadMoves
SELECT id, first_bucket, last_bucket, source, target, state, copied_parts, copied_from, bucket_parts
FROM registry_move
WHERE state <> 'cleaned'
ORDER BY id

-- name: PlanMove
INSERT INTO registry_move (first_bucket, last_bucket, source, target, state) VALUES ($1, $2, $3, $4, 'planned')

-- name: BeginCopy
UPDATE registry_move SET state = 'copying', copied_from = $2, bucket_parts = $3 WHERE id = $1 AND state = 'planned'

-- name: NoteCopied
UPDATE registry_move SET copied_parts = $2 WHERE id = $1

-- name: NoteState
UPDATE registry_move SET state = $2 WHERE id = $1 AND state = $3

-- name: NoteFenced
UPDATE registry_move SET state = 'fenced', source_transaction = $2, source_position = $3 WHERE id = $1 AND state = 'copying'

-- name: BeginAnew
UPDATE registry_move SET state = 'planned', copied_parts = 0 WHERE id = $1

-- name: DropPlanned
DELETE FROM registry_move WHERE id = $1 AND state = 'planned'

-- name: DeleteMove
DELETE FROM registry_move WHERE id = $1

-- name: Switch
-- Both or neither: the map, and since when.
WITH moved AS (
    UPDATE registry_move SET state = 'switched', switched_at = now(), target_transaction = $2, target_position = $3
    WHERE id = $1 AND state = 'fenced'
    RETURNING first_bucket, last_bucket, target)
UPDATE registry_bucket SET shard = moved.target FROM moved WHERE bucket BETWEEN moved.first_bucket AND moved.last_bucket

-- name: Watch
INSERT INTO watched_bucket (bucket) SELECT bucket FROM generate_series($1::integer, $2::integer) AS bucket ON CONFLICT DO NOTHING

-- name: Unwatch
WITH unwatched AS (DELETE FROM watched_bucket WHERE bucket BETWEEN $1 AND $2)
DELETE FROM deleted_key WHERE get_byte(uuid_send(key), 0) BETWEEN $1 AND $2

-- name: EstimateRows
-- As the server last counted them.
SELECT coalesce(sum(greatest(reltuples, 0)), 0)::bigint FROM pg_class WHERE relkind = 'r' AND relname LIKE 'event%'

-- name: OldestRunning
SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint

-- name: CloseBuckets
INSERT INTO closed_bucket (bucket, move) SELECT bucket, $3 FROM generate_series($1::integer, $2::integer) AS bucket
ON CONFLICT (bucket) DO UPDATE SET move = excluded.move

-- name: OpenBuckets
-- Only what this move has closed.
DELETE FROM closed_bucket WHERE bucket BETWEEN $1 AND $2 AND move = $3

-- name: TakeTarget
-- What the target may have of the buckets is to be deleted: while that is so, the move stands there with a minus. Not where a later move has them, nor
-- where this one has begun to copy.
UPDATE closed_bucket SET move = -($3::bigint) WHERE bucket BETWEEN $1 AND $2 AND abs(move) <= $3 AND move <> $3

-- name: TargetIsEmpty
UPDATE closed_bucket SET move = $3 WHERE bucket BETWEEN $1 AND $2 AND move = -($3::bigint)

-- name: TakeTargetAgain
UPDATE closed_bucket SET move = -($3::bigint) WHERE bucket BETWEEN $1 AND $2 AND move = $3

-- name: HoldMove
SELECT bucket FROM closed_bucket WHERE bucket BETWEEN $1 AND $2 AND move = $3 FOR SHARE

-- name: IsCopying
SELECT count(*) FROM registry_move WHERE id = $1 AND state = 'copying'

-- name: LastPlace
-- Everything that was committed of the closed buckets lies at or before it.
SELECT transaction, position FROM event ORDER BY transaction DESC, position DESC LIMIT 1

-- name: NextPlace
SELECT pg_current_xact_id()::text::bigint + coalesce((SELECT value::bigint FROM registry_meta WHERE name = 'feed_offset'), 0)

-- name: DeletedKeys
SELECT key, table_name FROM deleted_key WHERE get_byte(uuid_send(key), 0) BETWEEN $1 AND $2

-- name: LeaveSchools
-- What commits to other buckets here must know of the schools that go away.
INSERT INTO school_elsewhere (code, version, state)
SELECT code, version, state FROM school WHERE state > 0 AND get_byte(uuid_send(id), 0) BETWEEN $1 AND $2
ON CONFLICT (code) DO UPDATE SET version = excluded.version, state = excluded.state WHERE school_elsewhere.version < excluded.version

-- name: ForgetTold
DELETE FROM school_elsewhere USING school WHERE school.code = school_elsewhere.code AND get_byte(uuid_send(school.id), 0) BETWEEN $1 AND $2
