-- One enrolment in one call, as a database developer would write it: the rows of the registry, and primary keys that refuse a second
-- operation, document, number or person. It neither checks the form nor seals anything, and it does not count the places of a class:
-- a counter row would make enrolments of one class wait for each other. The payloads are as long as the registry's own.
CREATE FUNCTION benchmark_enrol(child bigint, school_code bigint) RETURNS uuid
LANGUAGE plpgsql
AS $$
DECLARE
    student_id     CONSTANT uuid := gen_random_uuid();
    enrolled_at    CONSTANT timestamptz := clock_timestamp();
    record_payload CONSTANT bytea := decode(repeat('5a', {record_bytes}), 'hex');
    event_payload  CONSTANT bytea := decode(repeat('5a', {event_bytes}), 'hex');
    event_hash     CONSTANT bytea := sha256(uuid_send(student_id) || event_payload);
BEGIN
    INSERT INTO operation (id, record, at, version, request_hash)
    VALUES (md5('operation ' || child)::uuid, student_id, enrolled_at, 1, sha256(int8send(child)));

    INSERT INTO claim (hash, kind, record)
    VALUES
        (md5('document ' || child)::uuid, 1, student_id),
        (md5('person ' || child)::uuid, 3, student_id),
        (md5('number ' || child)::uuid, 2, student_id);

    INSERT INTO student (id, school, version, authority, class, status, sex, birth_year, number_kind, has_problem, head_hash, payload)
    VALUES (student_id, school_code, 1, 340102, 1202601, 1, 1 + child % 2, 2020, 1, false, event_hash, record_payload);

    INSERT INTO event (record, transaction, at, school, sequence, authority, record_kind, kind, actor, hash, payload)
    VALUES (student_id, pg_current_xact_id()::text::bigint, enrolled_at, school_code, 1, 340102, 1, 'student.enrolled', 'operator',
        event_hash, event_payload);

    RETURN student_id;
END
$$;
