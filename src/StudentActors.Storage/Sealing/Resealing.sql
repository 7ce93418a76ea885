-- Both databases understand every statement here. The version is what keeps a record that changed meanwhile from being overwritten: it was
-- sealed with the newest key then.

-- name: ReadStudents
SELECT id, version, payload FROM student WHERE id > @after ORDER BY id LIMIT @limit

-- name: WriteStudent
UPDATE student SET payload = @payload WHERE id = @id AND version = @version

-- name: ReadSchools
SELECT id, version, payload FROM school WHERE id > @after ORDER BY id LIMIT @limit

-- name: WriteSchool
UPDATE school SET payload = @payload WHERE id = @id AND version = @version

-- name: ReadCases
SELECT id, version, payload FROM case_record WHERE id > @after ORDER BY id LIMIT @limit

-- name: WriteCase
UPDATE case_record SET payload = @payload WHERE id = @id AND version = @version

-- name: ReadReviews
SELECT id, version, payload FROM dropout_review WHERE id > @after ORDER BY id LIMIT @limit

-- name: WriteReview
UPDATE dropout_review SET payload = @payload WHERE id = @id AND version = @version

-- name: ReadProgress
SELECT value FROM registry_meta WHERE name = 'reseal'

-- name: WriteProgress
INSERT INTO registry_meta (name, value) VALUES ('reseal', @value) ON CONFLICT (name) DO UPDATE SET value = excluded.value
