-- name: Find
SELECT id, version, payload, head_hash, school, authority, class, status, sex, birth_year, number_kind, has_problem
FROM student
WHERE id = ?

-- name: Roster
SELECT id, version, payload, head_hash, school, authority, class, status, sex, birth_year, number_kind, has_problem
FROM student
WHERE school = ?1 AND class BETWEEN ?2 AND ?3 AND (class, id) > (?4, ?5) AND (?6 IS NULL OR status = ?6)
ORDER BY class, id
LIMIT ?7

-- name: CountSchool
SELECT class, sex, status, count(*)
FROM student
WHERE school = ?
GROUP BY class, sex, status

-- name: CountAuthority
SELECT class, sex, status, count(*), code
FROM school CROSS JOIN student ON student.school = school.code
WHERE school.authority = ?
GROUP BY code, class, sex, status
