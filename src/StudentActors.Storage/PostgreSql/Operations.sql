-- name: Take
INSERT INTO operation (id, request_hash, record, version, at) VALUES ($1, $2, $3, 0, $4) ON CONFLICT DO NOTHING

-- name: Find
SELECT id, request_hash, record, version, at FROM operation WHERE id = $1
