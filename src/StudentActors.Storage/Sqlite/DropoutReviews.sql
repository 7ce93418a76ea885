-- name: Find
SELECT payload FROM dropout_review WHERE id = ?

-- name: List
SELECT authority, period FROM dropout_review WHERE authority BETWEEN ? AND ?

-- name: Starts
SELECT school.authority, min(event.at)
FROM school JOIN event ON event.record = school.id AND event.sequence = 1
WHERE school.authority BETWEEN ? AND ?
GROUP BY school.authority

-- name: Schools
SELECT code, authority, version, payload, head_hash
FROM school
WHERE authority BETWEEN ? AND ? AND (authority, code) > (?, ?)
ORDER BY authority, code
LIMIT ?

-- name: CountReturns
SELECT count(*)
FROM case_record
WHERE type = 8 AND state = 10 AND authority BETWEEN ? AND ? AND opened_at >= ? AND opened_at < ?
