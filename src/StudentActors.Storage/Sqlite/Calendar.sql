-- name: Read
SELECT year, content, loaded_by, loaded_at FROM calendar_year ORDER BY year

-- name: Write
INSERT INTO calendar_year (year, content, loaded_by, loaded_at) VALUES (?, ?, ?, ?)
ON CONFLICT (year) DO UPDATE SET content = excluded.content, loaded_by = excluded.loaded_by, loaded_at = excluded.loaded_at
