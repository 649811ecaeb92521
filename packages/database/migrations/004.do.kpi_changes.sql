-- Every change of a fact that a KPI counts, written in the transaction that makes it and taken out by kpi.fold(). No index
-- and no shared row: writers never wait for each other here. Minutes are whole minutes since 1970-01-01 UTC.

CREATE SCHEMA kpi;
GRANT USAGE ON SCHEMA kpi TO petswipe_app, petswipe_reader;

-- Immutable all through, so that the planner writes it out in place of a call.
CREATE FUNCTION kpi.minute(at timestamptz) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN floor(date_part('epoch', at - timestamptz '1970-01-01 00:00:00+00') / 60)::integer;
CREATE FUNCTION kpi.at(minute integer) RETURNS timestamptz LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN to_timestamp(minute * 60::float8);

CREATE TYPE kpi.kind AS ENUM (
  'swipe',     -- at the swipe's minute
  'matched',   -- a swipe has its match: at the swipe's minute
  'match',     -- at the match's minute
  'adopted',   -- a match has its completed adoption: at the match's minute
  'requested', -- an adoption: at the minute it was asked for
  'completed', -- an adoption: at the minute it was completed
  'signup',    -- at the minute the account was made
  'ended',     -- a session: at the minute it ended; label: its length in microseconds
  'pet'        -- a pet has this status: at minute 0
);

CREATE TABLE kpi.changes (
  kind    kpi.kind NOT NULL,
  minute  integer NOT NULL,
  user_id bigint,
  -- liked, role or status; and a pet's type
  label   text NOT NULL DEFAULT '',
  label2  text NOT NULL DEFAULT '',
  -- Rows more (or fewer) that are there now.
  n       integer NOT NULL,
  -- Rows more that ever were: a deletion takes none away.
  ever    integer NOT NULL,
  -- Of a swipe: its type is looked up when it is folded, since the look-up would cost an insert more than the log does.
  pet_id  bigint
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000,
        autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 100000);

-- Rows that were deleted, kept as bare numbers, so that "rows ever" can be told from the facts alone.
CREATE TABLE kpi.removed (
  kind   kpi.kind NOT NULL,
  label  text NOT NULL DEFAULT '',
  label2 text NOT NULL DEFAULT '',
  n      bigint NOT NULL
);

-- What type each pet is, those included that are gone when their swipes are folded.
CREATE TABLE kpi.pet_types (
  pet_id   bigint PRIMARY KEY,
  pet_type text NOT NULL
);

GRANT INSERT ON kpi.changes, kpi.removed, kpi.pet_types TO petswipe_app;
GRANT SELECT ON kpi.removed TO petswipe_reader;

-- One trigger function a table. Old rows count -1 and new ones +1; an update is both.

CREATE FUNCTION kpi.swipes_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO kpi.changes (kind, minute, user_id, label, n, ever, pet_id)
    SELECT 'swipe', kpi.minute(created_at), user_id, liked::text, -1, CASE TG_OP WHEN 'UPDATE' THEN -1 ELSE 0 END, pet_id FROM gone;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO kpi.changes (kind, minute, user_id, label, n, ever, pet_id)
    SELECT 'swipe', kpi.minute(created_at), user_id, liked::text, 1, 1, pet_id FROM added;
  ELSE
    INSERT INTO kpi.removed (kind, label, label2, n)
    SELECT 'swipe', s.liked::text, p.pet_type, count(*) FROM gone s JOIN public.pets p ON p.id = s.pet_id GROUP BY s.liked, p.pet_type;
  END IF;
  IF TG_OP = 'UPDATE' THEN
    UPDATE public.matches m SET swiped_at = s.created_at FROM added s
    WHERE m.user_id = s.user_id AND m.pet_id = s.pet_id AND m.swiped_at <> s.created_at;
  END IF;
  RETURN NULL;
END $$;

-- A match is two facts: itself at its own minute, and that its swipe has one at the swipe's.
CREATE FUNCTION kpi.matches_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO kpi.changes (kind, minute, user_id, n, ever)
    SELECT c.kind, kpi.minute(c.at), m.user_id, -1, CASE TG_OP WHEN 'UPDATE' THEN -1 ELSE 0 END
    FROM gone m CROSS JOIN LATERAL (VALUES ('match'::kpi.kind, m.created_at), ('matched', m.swiped_at)) AS c (kind, at);
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO kpi.changes (kind, minute, user_id, n, ever)
    SELECT c.kind, kpi.minute(c.at), m.user_id, 1, 1
    FROM added m CROSS JOIN LATERAL (VALUES ('match'::kpi.kind, m.created_at), ('matched', m.swiped_at)) AS c (kind, at);
  ELSE
    INSERT INTO kpi.removed (kind, n) SELECT 'match', count(*) FROM gone HAVING count(*) > 0;
  END IF;
  IF TG_OP = 'UPDATE' THEN
    UPDATE public.adoptions a SET matched_at = m.created_at, user_id = m.user_id FROM added m
    WHERE a.match_id = m.id AND (a.matched_at, a.user_id) IS DISTINCT FROM (m.created_at, m.user_id);
  END IF;
  RETURN NULL;
END $$;

-- An adoption is asked for; once completed it is also a completed one, and its match an adopted one.
CREATE FUNCTION kpi.adoptions_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO kpi.changes (kind, minute, user_id, n, ever)
    SELECT c.kind, kpi.minute(c.at), a.user_id, -1, CASE TG_OP WHEN 'UPDATE' THEN -1 ELSE 0 END
    FROM gone a CROSS JOIN LATERAL (VALUES ('requested'::kpi.kind, a.requested_at), ('completed', a.completed_at),
      ('adopted', CASE WHEN a.completed_at IS NOT NULL THEN a.matched_at END)) AS c (kind, at)
    WHERE c.at IS NOT NULL;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO kpi.changes (kind, minute, user_id, n, ever)
    SELECT c.kind, kpi.minute(c.at), a.user_id, 1, 1
    FROM added a CROSS JOIN LATERAL (VALUES ('requested'::kpi.kind, a.requested_at), ('completed', a.completed_at),
      ('adopted', CASE WHEN a.completed_at IS NOT NULL THEN a.matched_at END)) AS c (kind, at)
    WHERE c.at IS NOT NULL;
  ELSE
    INSERT INTO kpi.removed (kind, n) SELECT 'completed', count(*) FROM gone WHERE completed_at IS NOT NULL HAVING count(*) > 0;
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION kpi.users_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO kpi.changes (kind, minute, label, n, ever)
    SELECT 'signup', kpi.minute(created_at), role, -1, CASE TG_OP WHEN 'UPDATE' THEN -1 ELSE 0 END FROM gone;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO kpi.changes (kind, minute, label, n, ever) SELECT 'signup', kpi.minute(created_at), role, 1, 1 FROM added;
  ELSE
    INSERT INTO kpi.removed (kind, label, n) SELECT 'signup', role, count(*) FROM gone GROUP BY role;
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION kpi.pets_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO kpi.changes (kind, minute, label, label2, n, ever) SELECT 'pet', 0, status, pet_type, -1, 0 FROM gone;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO kpi.changes (kind, minute, label, label2, n, ever) SELECT 'pet', 0, status, pet_type, 1, 0 FROM added;
  END IF;
  IF TG_OP = 'INSERT' THEN
    INSERT INTO kpi.pet_types (pet_id, pet_type) SELECT id, pet_type FROM added ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$;

-- A TRUNCATE has no rows to log: it would leave the roll-ups wrong without a word.
CREATE FUNCTION kpi.refuse_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'TRUNCATE % would leave the KPIs wrong', TG_TABLE_NAME
    USING HINT = 'Use DELETE; or disable the trigger kpi_truncated, and run pnpm kpi:rebuild afterwards.';
END $$;

DO $$
DECLARE
  facts text;
BEGIN
  FOREACH facts IN ARRAY ARRAY['swipes', 'matches', 'adoptions', 'users', 'pets'] LOOP
    EXECUTE format('CREATE TRIGGER kpi_inserted AFTER INSERT ON %1$I REFERENCING NEW TABLE AS added
      FOR EACH STATEMENT EXECUTE FUNCTION kpi.%1$s_changed()', facts);
    EXECUTE format('CREATE TRIGGER kpi_deleted AFTER DELETE ON %1$I REFERENCING OLD TABLE AS gone
      FOR EACH STATEMENT EXECUTE FUNCTION kpi.%1$s_changed()', facts);
    EXECUTE format('CREATE TRIGGER kpi_updated AFTER UPDATE ON %1$I REFERENCING OLD TABLE AS gone NEW TABLE AS added
      FOR EACH STATEMENT EXECUTE FUNCTION kpi.%1$s_changed()', facts);
    EXECUTE format('CREATE TRIGGER kpi_truncated BEFORE TRUNCATE ON %I EXECUTE FUNCTION kpi.refuse_truncate()', facts);
  END LOOP;
END $$;
