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

-- name: Owing
SELECT code, authority, version, payload, head_hash
FROM school
WHERE owes > 0 AND owes & ?6 > 0 AND authority BETWEEN ?1 AND ?2 AND (authority, code) > (?3, ?4)
ORDER BY authority, code
LIMIT ?5
