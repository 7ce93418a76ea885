-- Cluster membership. One version row per cluster orders all changes: a change names the version it saw, and a
-- trigger raises it in the same statement, because SQLite has no statement that writes two tables.
CREATE TABLE orleans_membership_version (
    cluster_id TEXT NOT NULL PRIMARY KEY,
    version    INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE orleans_membership (
    cluster_id    TEXT NOT NULL,
    address       TEXT NOT NULL,
    port          INTEGER NOT NULL,
    generation    INTEGER NOT NULL,
    silo_name     TEXT NOT NULL,
    host_name     TEXT NOT NULL,
    status        INTEGER NOT NULL,
    proxy_port    INTEGER,
    suspect_times TEXT,
    start_time    TEXT NOT NULL,
    alive_at      TEXT NOT NULL,
    PRIMARY KEY (cluster_id, address, port, generation)
) STRICT;

CREATE TRIGGER orleans_membership_silo_added AFTER INSERT ON orleans_membership
BEGIN
    UPDATE orleans_membership_version SET version = version + 1 WHERE cluster_id = NEW.cluster_id;
END;

-- Fires when status is assigned, changed or not; the frequent "I am alive" does not assign it.
CREATE TRIGGER orleans_membership_silo_changed AFTER UPDATE OF status ON orleans_membership
BEGIN
    UPDATE orleans_membership_version SET version = version + 1 WHERE cluster_id = NEW.cluster_id;
END;

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
('InsertMembershipVersionKey', '
INSERT INTO orleans_membership_version (cluster_id) VALUES (@DeploymentId) ON CONFLICT DO NOTHING;
SELECT changes() > 0
'),

('InsertMembershipKey', '
INSERT INTO orleans_membership
    (cluster_id, address, port, generation, silo_name, host_name, status, proxy_port, start_time, alive_at)
SELECT cluster_id, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime
FROM orleans_membership_version
WHERE cluster_id = @DeploymentId AND version = @Version
ON CONFLICT DO NOTHING;
SELECT changes() > 0
'),

('UpdateMembershipKey', '
UPDATE orleans_membership
SET status = @Status, suspect_times = @SuspectTimes, alive_at = @IAmAliveTime
WHERE (cluster_id, address, port, generation) = (@DeploymentId, @Address, @Port, @Generation)
  AND EXISTS (SELECT 1 FROM orleans_membership_version WHERE cluster_id = @DeploymentId AND version = @Version);
SELECT changes() > 0
'),

('UpdateIAmAlivetimeKey', '
UPDATE orleans_membership
SET alive_at = @IAmAliveTime
WHERE (cluster_id, address, port, generation) = (@DeploymentId, @Address, @Port, @Generation)
'),

('MembershipReadAllKey', '
SELECT m.address AS Address, m.port AS Port, m.generation AS Generation, m.silo_name AS SiloName, m.host_name AS HostName,
       m.status AS Status, m.proxy_port AS ProxyPort, m.suspect_times AS SuspectTimes, m.start_time AS StartTime,
       m.alive_at AS IAmAliveTime, v.version AS Version
FROM orleans_membership_version AS v
LEFT JOIN orleans_membership AS m ON m.cluster_id = v.cluster_id
WHERE v.cluster_id = @DeploymentId
'),

('MembershipReadRowKey', '
SELECT m.address AS Address, m.port AS Port, m.generation AS Generation, m.silo_name AS SiloName, m.host_name AS HostName,
       m.status AS Status, m.proxy_port AS ProxyPort, m.suspect_times AS SuspectTimes, m.start_time AS StartTime,
       m.alive_at AS IAmAliveTime, v.version AS Version
FROM orleans_membership_version AS v
LEFT JOIN orleans_membership AS m
       ON m.cluster_id = v.cluster_id AND (m.address, m.port, m.generation) = (@Address, @Port, @Generation)
WHERE v.cluster_id = @DeploymentId
'),

('GatewaysQueryKey', '
SELECT address AS Address, proxy_port AS ProxyPort, generation AS Generation
FROM orleans_membership
WHERE cluster_id = @DeploymentId AND status = @Status AND proxy_port > 0
'),

('DeleteMembershipTableEntriesKey', '
DELETE FROM orleans_membership WHERE cluster_id = @DeploymentId;
DELETE FROM orleans_membership_version WHERE cluster_id = @DeploymentId
'),

-- Status 6 is Dead. Of the two clean-up statements Orleans prefers the second, which removes one silo and only
-- if nobody has touched its row since it was read.
('CleanupDefunctSiloEntriesKey', '
DELETE FROM orleans_membership
WHERE cluster_id = @DeploymentId AND status = 6 AND start_time < @IAmAliveTime AND alive_at < @IAmAliveTime
'),

('CleanupDefunctSiloEntryKey', '
DELETE FROM orleans_membership
WHERE (cluster_id, address, port, generation) = (@DeploymentId, @Address, @Port, @Generation)
  AND status = 6
  AND start_time = @StartTime
  AND alive_at = @IAmAliveTime
  AND coalesce(suspect_times, '''') = coalesce(@SuspectTimes, '''')
');
