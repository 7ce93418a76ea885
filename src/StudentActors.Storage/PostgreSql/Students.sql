-- name: Find
SELECT id, version, payload, head_hash, school, authority, class, status, sex, birth_year, number_kind, has_problem
FROM student
WHERE id = $1

-- name: Roster
SELECT id, version, payload, head_hash, school, authority, class, status, sex, birth_year, number_kind, has_problem
FROM student
WHERE school = $1 AND class BETWEEN $2 AND $3 AND (class, id) > ($4, $5) AND ($6::integer IS NULL OR status = $6) /* owned: id */
ORDER BY class, id
LIMIT $7

-- name: CountSchool
SELECT class, sex, status, count(*)
FROM student
WHERE school = $1 /* owned: id */
GROUP BY class, sex, status

-- name: CountAuthority
-- Counted school by school, through the roster index, whatever the server thinks of the tables' sizes.
SELECT counted.class, counted.sex, counted.status, counted.students, school.code
FROM school CROSS JOIN LATERAL (
    SELECT class, sex, status, count(*) AS students
    FROM student
    WHERE student.school = school.code
    GROUP BY class, sex, status) AS counted
WHERE school.authority = $1

-- name: CountSchools
-- Of schools that lie in any shard.
SELECT counted.class, counted.sex, counted.status, counted.students, school.code
FROM unnest($1::bigint[]) AS school (code) CROSS JOIN LATERAL (
    SELECT class, sex, status, count(*) AS students
    FROM student
    WHERE student.school = school.code /* owned: student.id */
    GROUP BY class, sex, status) AS counted

-- name: FindClaim
SELECT record FROM claim WHERE hash = $1 AND kind = $2
