-- An embedded registry lies in one file: there are no shards to keep a map of.
SELECT 1;
