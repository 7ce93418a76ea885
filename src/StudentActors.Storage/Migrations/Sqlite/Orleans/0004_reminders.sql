CREATE TABLE orleans_reminder (
    service_id    TEXT NOT NULL,
    grain_id      TEXT NOT NULL,
    reminder_name TEXT NOT NULL,
    grain_hash    INTEGER NOT NULL,
    start_time    TEXT NOT NULL,
    period_ms     INTEGER NOT NULL,
    version       INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (service_id, grain_id, reminder_name)
) STRICT;

CREATE INDEX orleans_reminder_due ON orleans_reminder (service_id, start_time);
CREATE INDEX orleans_reminder_range ON orleans_reminder (service_id, grain_hash, start_time);

-- The two range reads run every few minutes. They return only what may start soon: a silo ignores reminders
-- beyond its loading window (10 minutes by default), so 15 minutes leave 5 for clocks that disagree.
-- A reminder that has begun to repeat has its start in the past and is always returned. Times are UTC text whose
-- alphabetical order is their order in time.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
('UpsertReminderRowKey', '
INSERT INTO orleans_reminder AS r (service_id, grain_id, reminder_name, grain_hash, start_time, period_ms)
VALUES (@ServiceId, @GrainId, @ReminderName, @GrainHash, @StartTime, @Period)
ON CONFLICT (service_id, grain_id, reminder_name) DO UPDATE
SET start_time = excluded.start_time, period_ms = excluded.period_ms, grain_hash = excluded.grain_hash, version = r.version + 1
RETURNING version AS Version
'),

('ReadReminderRowKey', '
SELECT grain_id AS GrainId, reminder_name AS ReminderName, start_time AS StartTime, period_ms AS Period, version AS Version
FROM orleans_reminder
WHERE (service_id, grain_id, reminder_name) = (@ServiceId, @GrainId, @ReminderName)
'),

('ReadReminderRowsKey', '
SELECT grain_id AS GrainId, reminder_name AS ReminderName, start_time AS StartTime, period_ms AS Period, version AS Version
FROM orleans_reminder
WHERE (service_id, grain_id) = (@ServiceId, @GrainId)
'),

('ReadRangeRows1Key', '
SELECT grain_id AS GrainId, reminder_name AS ReminderName, start_time AS StartTime, period_ms AS Period, version AS Version
FROM orleans_reminder
WHERE service_id = @ServiceId
  AND grain_hash > @BeginHash AND grain_hash <= @EndHash
  AND start_time <= datetime(''now'', ''+15 minutes'')
'),

-- The range that wraps around the end of the ring, as two halves that each walk an index.
('ReadRangeRows2Key', '
SELECT grain_id AS GrainId, reminder_name AS ReminderName, start_time AS StartTime, period_ms AS Period, version AS Version
FROM orleans_reminder
WHERE service_id = @ServiceId AND grain_hash > @BeginHash AND start_time <= datetime(''now'', ''+15 minutes'')
UNION ALL
SELECT grain_id, reminder_name, start_time, period_ms, version
FROM orleans_reminder
WHERE service_id = @ServiceId AND grain_hash <= @EndHash AND start_time <= datetime(''now'', ''+15 minutes'')
'),

('DeleteReminderRowKey', '
DELETE FROM orleans_reminder
WHERE (service_id, grain_id, reminder_name) = (@ServiceId, @GrainId, @ReminderName) AND version = @Version;
SELECT changes() > 0
'),

('DeleteReminderRowsKey', '
DELETE FROM orleans_reminder WHERE service_id = @ServiceId
');
