-- name: Write
INSERT INTO import_file_chunk (import, number, content) VALUES ($1, $2, $3)
ON CONFLICT (import, number) DO UPDATE SET content = excluded.content

-- name: Read
SELECT content FROM import_file_chunk WHERE import = $1 AND number = $2

-- name: Delete
DELETE FROM import_file_chunk WHERE import = $1
