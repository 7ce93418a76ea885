-- A sealed payload stays in its row, even where that becomes longer than a quarter of a page: moved out of line, as it would be from 2,000 bytes
-- on, it is written in pieces to another table with an index of its own, again at each step of a case.
ALTER TABLE case_record SET (toast_tuple_target = 8160);

DO $$
BEGIN
    FOR number IN 0..15 LOOP
        EXECUTE format('ALTER TABLE %I SET (toast_tuple_target = 8160)', 'student_' || to_hex(number));
        EXECUTE format('ALTER TABLE %I SET (toast_tuple_target = 8160)', 'event_' || to_hex(number));
    END LOOP;
END
$$;
