-- An embedded registry is never analysed: SQLite goes by the indexes alone.
SELECT 1;
