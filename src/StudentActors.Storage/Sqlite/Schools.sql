-- name: Find
SELECT code, authority, version, payload, head_hash
FROM school
WHERE id = ?

-- name: List
SELECT code, authority, version, payload, head_hash
FROM school
WHERE authority = ? AND code > ?
ORDER BY code
LIMIT ?
