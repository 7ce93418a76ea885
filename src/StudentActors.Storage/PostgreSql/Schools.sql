-- name: Find
SELECT code, authority, version, payload, head_hash
FROM school
WHERE id = $1

-- name: Codes
SELECT code FROM school WHERE authority = $1

-- name: List
SELECT code, authority, version, payload, head_hash
FROM school
WHERE authority = $1 AND code > $2
ORDER BY code
LIMIT $3

-- name: Owing
SELECT code, authority, version, payload, head_hash
FROM school
WHERE owes > 0 AND owes & $6 > 0 AND authority BETWEEN $1 AND $2 AND (authority, code) > ($3, $4)
ORDER BY authority, code
LIMIT $5
