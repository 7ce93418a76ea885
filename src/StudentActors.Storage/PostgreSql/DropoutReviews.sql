-- name: Add
INSERT INTO dropout_review (id, authority, period, operation, payload) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING

-- name: Find
SELECT operation, payload FROM dropout_review WHERE id = $1

-- name: List
SELECT authority, period FROM dropout_review WHERE authority BETWEEN $1 AND $2

-- name: Starts
SELECT school.authority, min(event.at)
FROM school JOIN event ON event.record = school.id AND event.sequence = 1
WHERE school.authority BETWEEN $1 AND $2
GROUP BY school.authority

-- name: Schools
SELECT code, authority, version, payload, head_hash
FROM school
WHERE authority BETWEEN $1 AND $2 AND (authority, code) > ($3, $4)
ORDER BY authority, code
LIMIT $5

-- name: CountReturns
SELECT count(*)
FROM case_record
WHERE type = 8 AND state = 10 AND authority BETWEEN $1 AND $2 AND opened_at >= $3 AND opened_at < $4 /* owned: id */
