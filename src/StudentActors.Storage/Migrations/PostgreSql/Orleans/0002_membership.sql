-- Cluster membership. One version row per cluster orders all changes: a change names the version it saw and
-- raises it in the same statement, so of two silos that saw the same version exactly one succeeds.
CREATE TABLE orleans_membership_version (
    cluster_id text COLLATE "C" PRIMARY KEY,
    version    integer NOT NULL DEFAULT 0,
    changed_at timestamptz NOT NULL DEFAULT now()
) WITH (fillfactor = 50);

CREATE TABLE orleans_membership (
    cluster_id    text COLLATE "C" NOT NULL REFERENCES orleans_membership_version ON DELETE CASCADE,
    address       text COLLATE "C" NOT NULL,
    port          integer NOT NULL,
    generation    integer NOT NULL,
    silo_name     text NOT NULL,
    host_name     text NOT NULL,
    status        integer NOT NULL,
    proxy_port    integer,
    suspect_times text,
    start_time    timestamptz NOT NULL,
    alive_at      timestamptz NOT NULL,
    PRIMARY KEY (cluster_id, address, port, generation)
) WITH (fillfactor = 50);

INSERT INTO orleansquery (querykey, querytext) VALUES
('InsertMembershipVersionKey', $query$
WITH added AS (
    INSERT INTO orleans_membership_version (cluster_id) VALUES (@DeploymentId)
    ON CONFLICT DO NOTHING
    RETURNING cluster_id
)
SELECT EXISTS (SELECT FROM added)
$query$),

('InsertMembershipKey', $query$
WITH raised AS (
    UPDATE orleans_membership_version AS v
    SET version = v.version + 1, changed_at = now()
    WHERE v.cluster_id = @DeploymentId
      AND v.version = @Version
      AND NOT EXISTS (
          SELECT FROM orleans_membership AS m
          WHERE (m.cluster_id, m.address, m.port, m.generation) = (@DeploymentId, @Address, @Port, @Generation))
    RETURNING v.cluster_id
), added AS (
    INSERT INTO orleans_membership
        (cluster_id, address, port, generation, silo_name, host_name, status, proxy_port, start_time, alive_at)
    SELECT raised.cluster_id, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime
    FROM raised
    RETURNING cluster_id
)
SELECT EXISTS (SELECT FROM added)
$query$),

('UpdateMembershipKey', $query$
WITH raised AS (
    UPDATE orleans_membership_version AS v
    SET version = v.version + 1, changed_at = now()
    WHERE v.cluster_id = @DeploymentId
      AND v.version = @Version
      AND EXISTS (
          SELECT FROM orleans_membership AS m
          WHERE (m.cluster_id, m.address, m.port, m.generation) = (@DeploymentId, @Address, @Port, @Generation))
    RETURNING v.cluster_id
), changed AS (
    UPDATE orleans_membership AS m
    SET status = @Status, suspect_times = @SuspectTimes, alive_at = @IAmAliveTime
    FROM raised
    WHERE (m.cluster_id, m.address, m.port, m.generation) = (raised.cluster_id, @Address, @Port, @Generation)
    RETURNING m.cluster_id
)
SELECT EXISTS (SELECT FROM changed)
$query$),

('UpdateIAmAlivetimeKey', $query$
UPDATE orleans_membership
SET alive_at = @IAmAliveTime
WHERE (cluster_id, address, port, generation) = (@DeploymentId, @Address, @Port, @Generation)
$query$),

('MembershipReadAllKey', $query$
SELECT m.address AS "Address", m.port AS "Port", m.generation AS "Generation", m.silo_name AS "SiloName", m.host_name AS "HostName",
       m.status AS "Status", m.proxy_port AS "ProxyPort", m.suspect_times AS "SuspectTimes", m.start_time AS "StartTime",
       m.alive_at AS "IAmAliveTime", v.version AS "Version"
FROM orleans_membership_version AS v
LEFT JOIN orleans_membership AS m USING (cluster_id)
WHERE v.cluster_id = @DeploymentId
$query$),

('MembershipReadRowKey', $query$
SELECT m.address AS "Address", m.port AS "Port", m.generation AS "Generation", m.silo_name AS "SiloName", m.host_name AS "HostName",
       m.status AS "Status", m.proxy_port AS "ProxyPort", m.suspect_times AS "SuspectTimes", m.start_time AS "StartTime",
       m.alive_at AS "IAmAliveTime", v.version AS "Version"
FROM orleans_membership_version AS v
LEFT JOIN orleans_membership AS m
       ON m.cluster_id = v.cluster_id AND (m.address, m.port, m.generation) = (@Address, @Port, @Generation)
WHERE v.cluster_id = @DeploymentId
$query$),

('GatewaysQueryKey', $query$
SELECT address AS "Address", proxy_port AS "ProxyPort", generation AS "Generation"
FROM orleans_membership
WHERE cluster_id = @DeploymentId AND status = @Status AND proxy_port > 0
$query$),

('DeleteMembershipTableEntriesKey', $query$
DELETE FROM orleans_membership_version WHERE cluster_id = @DeploymentId
$query$),

-- Status 6 is Dead. Of the two clean-up statements Orleans prefers the second, which removes one silo and only
-- if nobody has touched its row since it was read.
('CleanupDefunctSiloEntriesKey', $query$
DELETE FROM orleans_membership
WHERE cluster_id = @DeploymentId AND status = 6 AND start_time < @IAmAliveTime AND alive_at < @IAmAliveTime
$query$),

('CleanupDefunctSiloEntryKey', $query$
DELETE FROM orleans_membership
WHERE (cluster_id, address, port, generation) = (@DeploymentId, @Address, @Port, @Generation)
  AND status = 6
  AND start_time = @StartTime
  AND alive_at = @IAmAliveTime
  AND coalesce(suspect_times, '') = coalesce(@SuspectTimes, '')
$query$);
