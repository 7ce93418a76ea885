-- State of the grains that are not records. The primary key is what keeps two first writers of one grain from both
-- succeeding; grain_type holds the name of the state, and the hash tells integer keys from equal strings.
CREATE TABLE orleans_grain_state (
    service_id         TEXT NOT NULL,
    grain_type         TEXT NOT NULL,
    grain_id_hash      INTEGER NOT NULL,
    grain_id_n0        INTEGER NOT NULL,
    grain_id_n1        INTEGER NOT NULL,
    grain_id_extension TEXT NOT NULL,
    version            INTEGER NOT NULL,
    payload            BLOB,
    changed_at         TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (service_id, grain_type, grain_id_hash, grain_id_n0, grain_id_n1, grain_id_extension)
) STRICT;

-- Every write answers with the new version, or with no row at all: Orleans takes that for a version conflict.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
('ReadFromStorageKey', '
SELECT payload AS PayloadBinary, version AS Version
FROM orleans_grain_state
WHERE service_id = @ServiceId
  AND grain_type = @GrainTypeString
  AND (grain_id_hash, grain_id_n0, grain_id_n1) = (@GrainIdHash, @GrainIdN0, @GrainIdN1)
  AND grain_id_extension = coalesce(@GrainIdExtensionString, '''')
'),

-- A first write inserts and must find nothing; a later one must find the version it knows, and then always takes
-- the conflict branch.
('WriteToStorageKey', '
INSERT INTO orleans_grain_state AS stored
    (service_id, grain_type, grain_id_hash, grain_id_n0, grain_id_n1, grain_id_extension, version, payload)
SELECT @ServiceId, @GrainTypeString, @GrainIdHash, @GrainIdN0, @GrainIdN1, coalesce(@GrainIdExtensionString, ''''), 1, @PayloadBinary
WHERE @GrainStateVersion IS NULL
   OR EXISTS (
       SELECT 1 FROM orleans_grain_state
       WHERE service_id = @ServiceId
         AND grain_type = @GrainTypeString
         AND (grain_id_hash, grain_id_n0, grain_id_n1) = (@GrainIdHash, @GrainIdN0, @GrainIdN1)
         AND grain_id_extension = coalesce(@GrainIdExtensionString, '''')
         AND version = @GrainStateVersion)
ON CONFLICT DO UPDATE
SET payload = excluded.payload, version = stored.version + 1, changed_at = CURRENT_TIMESTAMP
WHERE stored.version = @GrainStateVersion
RETURNING version AS NewGrainStateVersion
'),

('ClearStorageKey', '
UPDATE orleans_grain_state
SET payload = NULL, version = version + 1, changed_at = CURRENT_TIMESTAMP
WHERE service_id = @ServiceId
  AND grain_type = @GrainTypeString
  AND (grain_id_hash, grain_id_n0, grain_id_n1) = (@GrainIdHash, @GrainIdN0, @GrainIdN1)
  AND grain_id_extension = coalesce(@GrainIdExtensionString, '''')
  AND version = @GrainStateVersion
RETURNING version AS NewGrainStateVersion
'),

('DeleteStorageKey', '
DELETE FROM orleans_grain_state
WHERE service_id = @ServiceId
  AND grain_type = @GrainTypeString
  AND (grain_id_hash, grain_id_n0, grain_id_n1) = (@GrainIdHash, @GrainIdN0, @GrainIdN1)
  AND grain_id_extension = coalesce(@GrainIdExtensionString, '''')
  AND version = @GrainStateVersion
RETURNING version + 1 AS NewGrainStateVersion
');
