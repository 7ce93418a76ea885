CREATE TABLE orleans_reminder (
    service_id    text COLLATE "C" NOT NULL,
    grain_id      text COLLATE "C" NOT NULL,
    reminder_name text COLLATE "C" NOT NULL,
    grain_hash    integer NOT NULL,
    start_time    timestamptz NOT NULL,
    period_ms     bigint NOT NULL,
    version       integer NOT NULL DEFAULT 0,
    PRIMARY KEY (service_id, grain_id, reminder_name)
);

CREATE INDEX orleans_reminder_due ON orleans_reminder (service_id, start_time);
CREATE INDEX orleans_reminder_range ON orleans_reminder (service_id, grain_hash, start_time);

-- The two range reads run every few minutes on every silo. They return only what may start soon: a silo ignores
-- reminders beyond its loading window (10 minutes by default), so 15 minutes leave 5 for clocks that disagree.
-- A reminder that has begun to repeat has its start in the past and is always returned.
INSERT INTO orleansquery (querykey, querytext) VALUES
('UpsertReminderRowKey', $query$
INSERT INTO orleans_reminder AS r (service_id, grain_id, reminder_name, grain_hash, start_time, period_ms)
VALUES (@ServiceId, @GrainId, @ReminderName, @GrainHash, @StartTime, @Period)
ON CONFLICT (service_id, grain_id, reminder_name) DO UPDATE
SET start_time = excluded.start_time, period_ms = excluded.period_ms, grain_hash = excluded.grain_hash, version = r.version + 1
RETURNING version AS "Version"
$query$),

('ReadReminderRowKey', $query$
SELECT grain_id AS "GrainId", reminder_name AS "ReminderName", start_time AS "StartTime", period_ms AS "Period", version AS "Version"
FROM orleans_reminder
WHERE (service_id, grain_id, reminder_name) = (@ServiceId, @GrainId, @ReminderName)
$query$),

('ReadReminderRowsKey', $query$
SELECT grain_id AS "GrainId", reminder_name AS "ReminderName", start_time AS "StartTime", period_ms AS "Period", version AS "Version"
FROM orleans_reminder
WHERE (service_id, grain_id) = (@ServiceId, @GrainId)
$query$),

('ReadRangeRows1Key', $query$
SELECT grain_id AS "GrainId", reminder_name AS "ReminderName", start_time AS "StartTime", period_ms AS "Period", version AS "Version"
FROM orleans_reminder
WHERE service_id = @ServiceId
  AND grain_hash > @BeginHash AND grain_hash <= @EndHash
  AND start_time <= now() + interval '15 minutes'
$query$),

-- The range that wraps around the end of the ring, as two halves that each walk an index.
('ReadRangeRows2Key', $query$
SELECT grain_id AS "GrainId", reminder_name AS "ReminderName", start_time AS "StartTime", period_ms AS "Period", version AS "Version"
FROM orleans_reminder
WHERE service_id = @ServiceId AND grain_hash > @BeginHash AND start_time <= now() + interval '15 minutes'
UNION ALL
SELECT grain_id, reminder_name, start_time, period_ms, version
FROM orleans_reminder
WHERE service_id = @ServiceId AND grain_hash <= @EndHash AND start_time <= now() + interval '15 minutes'
$query$),

('DeleteReminderRowKey', $query$
WITH removed AS (
    DELETE FROM orleans_reminder
    WHERE (service_id, grain_id, reminder_name) = (@ServiceId, @GrainId, @ReminderName) AND version = @Version
    RETURNING version
)
SELECT EXISTS (SELECT FROM removed)
$query$),

('DeleteReminderRowsKey', $query$
DELETE FROM orleans_reminder WHERE service_id = @ServiceId
$query$);
