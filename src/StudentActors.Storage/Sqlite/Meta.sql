-- name: Remember
INSERT INTO registry_meta (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING

-- name: Read
SELECT value FROM registry_meta WHERE name = ?

-- name: Probe
UPDATE registry_meta SET value = value WHERE name = 'probe'
