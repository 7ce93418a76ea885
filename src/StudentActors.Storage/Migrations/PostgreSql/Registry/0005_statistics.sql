-- ANALYZE reads the columns of thousands of rows, of each partition again whenever it has grown by a tenth. Nothing is ever searched by sealed
-- bytes and hashes, and reading and sorting those took a whole core for seconds, at which enrolments had to wait. The other columns of the
-- large tables are keys, found through their indexes, and a few even ones: a tenth of the usual sample says enough of them.
DO $$
DECLARE
    kept record;
BEGIN
    FOR kept IN
        SELECT attrelid::regclass AS owner, attname AS name, atttypid = 'bytea'::regtype AS opaque
        FROM pg_attribute
        WHERE attrelid = ANY (ARRAY['student', 'event', 'claim', 'operation', 'school', 'case_record']::regclass[]) AND attnum > 0 AND NOT attisdropped
    LOOP
        IF kept.opaque THEN
            EXECUTE format('ALTER TABLE %s ALTER COLUMN %I SET STATISTICS 0', kept.owner, kept.name);
        ELSIF kept.owner NOT IN ('school'::regclass, 'case_record'::regclass) THEN
            EXECUTE format('ALTER TABLE %s ALTER COLUMN %I SET STATISTICS 10', kept.owner, kept.name);
        END IF;
    END LOOP;
END
$$;
