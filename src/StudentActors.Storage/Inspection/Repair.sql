-- Both databases understand every statement here. Each looks again at what it relies on: the registry may serve meanwhile.

-- name: RestoreClaim
INSERT INTO claim (hash, kind, record)
SELECT @hash, @kind, @record FROM student WHERE id = @record AND version = @version
ON CONFLICT DO NOTHING

-- name: DropClaim
DELETE FROM claim
WHERE hash = @hash AND kind = @kind AND record = @record
    AND (SELECT id FROM student WHERE id = @record) IS NULL
    AND (SELECT sequence FROM event WHERE record = @record AND sequence = 1) IS NULL

-- name: DropDeadline
DELETE FROM deadline
WHERE owner = @owner AND kind = @kind AND (SELECT sequence FROM event WHERE record = @owner AND sequence = 1) IS NULL

-- name: DropDeadlineOfFormalNumber
DELETE FROM deadline
WHERE owner = @owner AND kind = @kind AND (SELECT number_kind FROM student WHERE id = @owner) = @formal
