-- State of the grains that are not records. The primary key is what keeps two first writers of one grain from both
-- succeeding; grain_type holds the name of the state, and the hash tells integer keys from equal strings.
CREATE TABLE orleans_grain_state (
    service_id         text COLLATE "C" NOT NULL,
    grain_type         text COLLATE "C" NOT NULL,
    grain_id_hash      integer NOT NULL,
    grain_id_n0        bigint NOT NULL,
    grain_id_n1        bigint NOT NULL,
    grain_id_extension text COLLATE "C" NOT NULL,
    version            integer NOT NULL,
    payload            bytea,
    changed_at         timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (service_id, grain_type, grain_id_hash, grain_id_n0, grain_id_n1, grain_id_extension)
) WITH (fillfactor = 80);

-- Every write answers with the new version, or with no row at all: Orleans takes that for a version conflict.
INSERT INTO orleansquery (querykey, querytext) VALUES
('ReadFromStorageKey', $query$
SELECT payload AS "PayloadBinary", version AS "Version"
FROM orleans_grain_state
WHERE service_id = @ServiceId
  AND grain_type = @GrainTypeString
  AND (grain_id_hash, grain_id_n0, grain_id_n1) = (@GrainIdHash, @GrainIdN0, @GrainIdN1)
  AND grain_id_extension = coalesce(@GrainIdExtensionString, '')
$query$),

('WriteToStorageKey', $query$
WITH changed AS (
    UPDATE orleans_grain_state
    SET payload = @PayloadBinary, version = version + 1, changed_at = now()
    WHERE service_id = @ServiceId
      AND grain_type = @GrainTypeString
      AND (grain_id_hash, grain_id_n0, grain_id_n1) = (@GrainIdHash, @GrainIdN0, @GrainIdN1)
      AND grain_id_extension = coalesce(@GrainIdExtensionString, '')
      AND version = @GrainStateVersion
    RETURNING version
), added AS (
    INSERT INTO orleans_grain_state
        (service_id, grain_type, grain_id_hash, grain_id_n0, grain_id_n1, grain_id_extension, version, payload)
    SELECT @ServiceId, @GrainTypeString, @GrainIdHash, @GrainIdN0, @GrainIdN1, coalesce(@GrainIdExtensionString, ''), 1, @PayloadBinary
    WHERE @GrainStateVersion IS NULL
    ON CONFLICT DO NOTHING
    RETURNING version
)
SELECT version AS "NewGrainStateVersion" FROM changed
UNION ALL
SELECT version FROM added
$query$),

('ClearStorageKey', $query$
UPDATE orleans_grain_state
SET payload = NULL, version = version + 1, changed_at = now()
WHERE service_id = @ServiceId
  AND grain_type = @GrainTypeString
  AND (grain_id_hash, grain_id_n0, grain_id_n1) = (@GrainIdHash, @GrainIdN0, @GrainIdN1)
  AND grain_id_extension = coalesce(@GrainIdExtensionString, '')
  AND version = @GrainStateVersion
RETURNING version AS "NewGrainStateVersion"
$query$),

('DeleteStorageKey', $query$
DELETE FROM orleans_grain_state
WHERE service_id = @ServiceId
  AND grain_type = @GrainTypeString
  AND (grain_id_hash, grain_id_n0, grain_id_n1) = (@GrainIdHash, @GrainIdN0, @GrainIdN1)
  AND grain_id_extension = coalesce(@GrainIdExtensionString, '')
  AND version = @GrainStateVersion
RETURNING version + 1 AS "NewGrainStateVersion"
$query$);
