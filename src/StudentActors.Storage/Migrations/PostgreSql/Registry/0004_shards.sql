-- Shards: the registry in several databases. A bucket (the first byte of an id, of a claim's hash, of an operation's id) lies in one of them,
-- with everything whose key begins with it. The first database, home, keeps the map; what is not per student (calendar, import files,
-- Orleans' tables) stays there. In a registry of one database all of this is but an empty table that a commit looks into.
CREATE TABLE registry_shard (
    number     smallint NOT NULL PRIMARY KEY,
    name       text NOT NULL UNIQUE,
    -- Without a password; what it leaves out is taken from the connection to home.
    connection text NOT NULL,
    -- Also kept in the shard itself, so that a wrong connection is noticed before anything is written over it.
    identity   uuid NOT NULL
);

INSERT INTO registry_shard (number, name, connection, identity) VALUES (0, 'home', '', gen_random_uuid());

CREATE TABLE registry_bucket (
    bucket smallint NOT NULL PRIMARY KEY CHECK (bucket BETWEEN 0 AND 255),
    shard  smallint NOT NULL REFERENCES registry_shard
);

INSERT INTO registry_bucket (bucket, shard) SELECT bucket, 0 FROM generate_series(0, 255) AS bucket;

-- Neighbouring buckets on their way from one shard to another, and those that have arrived. Whoever reads the change feed must have read
-- the source up to its place before he goes beyond the target's: that keeps each record's events in order.
CREATE TABLE registry_move (
    id                 bigint NOT NULL PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    first_bucket       smallint NOT NULL,
    last_bucket        smallint NOT NULL,
    source             smallint NOT NULL REFERENCES registry_shard,
    target             smallint NOT NULL REFERENCES registry_shard,
    state              text NOT NULL,
    -- The source's oldest running transaction when copying began: whatever it and later ones wrote is copied again under the fence.
    copied_from        bigint,
    -- Into how many parts a bucket is cut, and how many parts of all have been copied, in their order.
    bucket_parts       integer NOT NULL DEFAULT 1,
    copied_parts       integer NOT NULL DEFAULT 0,
    source_transaction bigint,
    source_position    bigint,
    target_transaction bigint,
    target_position    bigint,
    begun_at           timestamptz NOT NULL DEFAULT now(),
    switched_at        timestamptz
);

-- Buckets for which this database takes no writes: they lie, or are about to lie, in another one. The move is the last that concerned them.
-- A writer holds the table in ROW SHARE mode until it has committed; whoever closes a bucket takes it in EXCLUSIVE mode, and so knows that
-- no write is still on its way.
CREATE TABLE closed_bucket (
    bucket smallint NOT NULL PRIMARY KEY,
    move   bigint NOT NULL
);

-- Buckets that are being copied from here, and what was deleted of them meanwhile.
CREATE TABLE watched_bucket (
    bucket smallint NOT NULL PRIMARY KEY
);

CREATE TABLE deleted_key (
    key        uuid NOT NULL,
    table_name text NOT NULL,
    PRIMARY KEY (key, table_name)
);

CREATE FUNCTION registry_remember_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    deleted uuid := (to_jsonb(old) ->> tg_argv[0])::uuid;
BEGIN
    INSERT INTO deleted_key (key, table_name)
    SELECT deleted, tg_argv[1] WHERE EXISTS (SELECT FROM watched_bucket WHERE bucket = get_byte(uuid_send(deleted), 0))
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$;

-- Rarely is anything deleted from these.
CREATE TRIGGER claim_deleted AFTER DELETE ON claim FOR EACH ROW EXECUTE FUNCTION registry_remember_deleted('hash', 'claim');

CREATE TRIGGER operation_deleted AFTER DELETE ON operation FOR EACH ROW EXECUTE FUNCTION registry_remember_deleted('id', 'operation');

-- Schools of another shard that take nobody, as the commits here have to know; and such as do again. What lies in the school's own shard has the
-- last word, and a later version of it replaces an earlier one.
CREATE TABLE school_elsewhere (
    code    bigint NOT NULL PRIMARY KEY,
    version integer NOT NULL,
    state   smallint NOT NULL
);

-- Claims and operations (kind 0) that were taken for a record of another shard which may not have been committed yet. The commit there has
-- the last word: it takes the claim of kind 9 on the unit.
CREATE TABLE reserved_key (
    key    uuid NOT NULL,
    record uuid NOT NULL,
    unit   uuid NOT NULL,
    at     timestamptz NOT NULL,
    kind   smallint NOT NULL,
    PRIMARY KEY (key, kind)
);

CREATE INDEX reserved_key_age ON reserved_key (at);

-- Takes claims and operations (kind 0) for records of other shards, each on its own merits; no key is named twice. Keys without a unit are
-- taken for good. Returns a row for each that was not taken: its bucket is closed here (reason 4), somebody holds it (1; for a unit that is
-- undecided where held_unit says which), or somebody held it a moment ago (0).
CREATE FUNCTION registry_reserve(
    places integer[], kinds smallint[], keys uuid[], records uuid[], units uuid[], hashes bytea[], versions integer[], times timestamptz[])
RETURNS TABLE (place integer, reason smallint, held_record uuid, held_unit uuid, held_for interval)
LANGUAGE plpgsql
AS $$
#variable_conflict use_column
DECLARE
    closed smallint[];
    taken  uuid[];
    mine   integer[];
BEGIN
    LOCK TABLE closed_bucket IN ROW SHARE MODE;
    SELECT coalesce(array_agg(bucket), '{}') INTO closed FROM closed_bucket;

    -- Operations before claims, as a commit does.
    WITH inserted AS (
        INSERT INTO operation (id, record, at, version, request_hash)
        SELECT key, record, at, version, hash
        FROM unnest(kinds, keys, records, hashes, versions, times) AS new (kind, key, record, hash, version, at)
        WHERE kind = 0 AND get_byte(uuid_send(key), 0) <> ALL (closed)
        ORDER BY key
        ON CONFLICT DO NOTHING
        RETURNING id)
    SELECT coalesce(array_agg(id), '{}') INTO taken FROM inserted;

    WITH inserted AS (
        INSERT INTO claim (hash, kind, record)
        SELECT key, kind, record
        FROM unnest(kinds, keys, records) AS new (kind, key, record)
        WHERE kind > 0 AND get_byte(uuid_send(key), 0) <> ALL (closed)
        ORDER BY key, kind
        ON CONFLICT DO NOTHING
        RETURNING hash, kind)
    SELECT coalesce(array_agg(place), '{}') INTO mine
    FROM unnest(places, kinds, keys) AS new (place, kind, key)
    WHERE (kind = 0 AND key = ANY (taken)) OR (key, kind) IN (SELECT hash, kind FROM inserted);

    INSERT INTO reserved_key (key, kind, record, unit, at)
    SELECT key, kind, record, unit, clock_timestamp()
    FROM unnest(places, kinds, keys, records, units) AS new (place, kind, key, record, unit)
    WHERE unit IS NOT NULL AND place = ANY (mine)
    ORDER BY key, kind;

    RETURN QUERY
    SELECT new.place,
        CASE
            WHEN get_byte(uuid_send(new.key), 0) = ANY (closed) THEN 4
            WHEN coalesce(claim.record, operation.record) IS NULL THEN 0
            ELSE 1
        END::smallint,
        coalesce(claim.record, operation.record), reserved.unit, clock_timestamp() - reserved.at
    FROM unnest(places, kinds, keys) AS new (place, kind, key)
        LEFT JOIN claim ON new.kind > 0 AND claim.hash = new.key AND claim.kind = new.kind
        LEFT JOIN operation ON new.kind = 0 AND operation.id = new.key
        LEFT JOIN reserved_key AS reserved ON reserved.key = new.key AND reserved.kind = new.kind
    WHERE new.place <> ALL (mine);
END
$$;

-- Gives up keys whose units will not be committed: only those that are still taken for them. A key in a closed bucket stays as it is; whoever
-- meets it where its bucket has gone finds out about its unit.
CREATE FUNCTION registry_release(kinds smallint[], keys uuid[], units uuid[])
RETURNS void
LANGUAGE plpgsql
AS $$
#variable_conflict use_column
DECLARE
    released_keys  uuid[];
    released_kinds smallint[];
BEGIN
    LOCK TABLE closed_bucket IN ROW SHARE MODE;
    WITH released AS (
        DELETE FROM reserved_key
        USING unnest(kinds, keys, units) AS gone (kind, key, unit)
        WHERE reserved_key.key = gone.key AND reserved_key.kind = gone.kind AND reserved_key.unit = gone.unit
            AND NOT EXISTS (SELECT FROM closed_bucket WHERE bucket = get_byte(uuid_send(gone.key), 0))
        RETURNING reserved_key.key, reserved_key.kind)
    SELECT coalesce(array_agg(key), '{}'), coalesce(array_agg(kind), '{}') INTO released_keys, released_kinds FROM released;

    DELETE FROM operation USING unnest(released_kinds, released_keys) AS gone (kind, key) WHERE gone.kind = 0 AND operation.id = gone.key;

    DELETE FROM claim USING unnest(released_kinds, released_keys) AS gone (kind, key)
    WHERE gone.kind > 0 AND claim.hash = gone.key AND claim.kind = gone.kind;
END
$$;

-- Leaves keys to their records for good; returns the unit of each that was still taken for it. Of closed buckets none.
CREATE FUNCTION registry_confirm(kinds smallint[], keys uuid[], units uuid[])
RETURNS SETOF uuid
LANGUAGE plpgsql
AS $$
#variable_conflict use_column
BEGIN
    LOCK TABLE closed_bucket IN ROW SHARE MODE;
    RETURN QUERY
    DELETE FROM reserved_key
    USING unnest(kinds, keys, units) AS done (kind, key, unit)
    WHERE reserved_key.key = done.key AND reserved_key.kind = done.kind AND reserved_key.unit = done.unit
        AND NOT EXISTS (SELECT FROM closed_bucket WHERE bucket = get_byte(uuid_send(done.key), 0))
    RETURNING reserved_key.unit;
END
$$;

-- Forgets that units were committed. Of closed buckets none.
CREATE FUNCTION registry_forget_units(units uuid[])
RETURNS void
LANGUAGE plpgsql
AS $$
#variable_conflict use_column
BEGIN
    LOCK TABLE closed_bucket IN ROW SHARE MODE;
    DELETE FROM claim USING unnest(units) AS done (unit)
    WHERE claim.hash = done.unit AND claim.kind = 9
        AND NOT EXISTS (SELECT FROM closed_bucket WHERE bucket = get_byte(uuid_send(done.unit), 0));
END
$$;
