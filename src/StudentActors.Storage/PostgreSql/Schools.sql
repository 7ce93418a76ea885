-- name: Find
SELECT code, authority, version, payload, head_hash
FROM school
WHERE id = $1

-- name: List
SELECT code, authority, version, payload, head_hash
FROM school
WHERE authority = $1 AND code > $2
ORDER BY code
LIMIT $3
