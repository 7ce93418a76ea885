-- name: Find
SELECT payload FROM dropout_review WHERE id = $1

-- name: List
SELECT authority, period FROM dropout_review WHERE authority BETWEEN $1 AND $2

-- name: Starts
-- One look-up for each school: a join would read the whole partition that has the events of schools. It is named by the range that their ids lie in.
SELECT authority, min((
    SELECT at
    FROM event
    WHERE record = school.id AND sequence = 1
        AND record BETWEEN '5c400000-0000-0000-0000-000000000000' AND '5c400000-0000-0000-0000-00ffffffffff'
    LIMIT 1))
FROM school
WHERE authority BETWEEN $1 AND $2
GROUP BY authority

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
