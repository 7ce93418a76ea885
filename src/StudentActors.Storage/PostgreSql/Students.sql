-- name: Find
SELECT id, version, payload, head_hash, school, authority, class, status, sex, birth_year, number_kind, has_problem
FROM student
WHERE id = $1

-- name: Roster
SELECT id, version, payload, head_hash, school, authority, class, status, sex, birth_year, number_kind, has_problem
FROM student
WHERE school = $1 AND class BETWEEN $2 AND $3 AND (class, id) > ($4, $5) AND ($6 IS NULL OR status = $6)
ORDER BY class, id
LIMIT $7

-- name: CountSchool
SELECT class, sex, status, count(*)
FROM student
WHERE school = $1
GROUP BY class, sex, status

-- name: CountAuthority
SELECT class, sex, status, count(*), code
FROM school JOIN student ON student.school = school.code
WHERE school.authority = $1
GROUP BY code, class, sex, status

-- name: FindClaim
SELECT record FROM claim WHERE hash = $1 AND kind = $2
