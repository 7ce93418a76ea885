-- SQLite has no table for long values beside the one that they belong to.
SELECT 1;
