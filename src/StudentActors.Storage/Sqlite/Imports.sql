-- name: Write
INSERT INTO import_file_chunk (import, number, content) VALUES (?, ?, ?)
ON CONFLICT (import, number) DO UPDATE SET content = excluded.content

-- name: Read
SELECT content FROM import_file_chunk WHERE import = ? AND number = ?

-- name: Delete
DELETE FROM import_file_chunk WHERE import = ?
