-- The roll-ups that KPIs are read from, and kpi.fold(), which brings them up to date. Only the fold writes them, one at a
-- time, in one transaction with what it takes out of kpi.changes: whatever dies in the middle, nothing is lost or counted twice.

-- Counts by minute, hour and day (grain: minutes in a bucket; bucket: minute / grain).
CREATE TABLE kpi.buckets (
  kind   kpi.kind NOT NULL,
  grain  smallint NOT NULL CHECK (grain IN (1, 60, 1440)),
  bucket integer NOT NULL,
  n      bigint NOT NULL,
  PRIMARY KEY (kind, grain, bucket)
);

-- Rows ever (pets: rows now) by label.
CREATE TABLE kpi.totals (
  kind   kpi.kind NOT NULL,
  label  text NOT NULL,
  label2 text NOT NULL,
  n      bigint NOT NULL,
  PRIMARY KEY (kind, label, label2)
);

-- The minute in which a person last did what the funnel counts. Distinct people since a minute are those whose last one is
-- not before it, so a person moves in kpi.last_seen when active, and not again when leaving a window.
CREATE TABLE kpi.people (
  user_id   bigint PRIMARY KEY,
  swiped    integer,
  liked     integer,
  matched   integer,
  requested integer,
  adopted   integer,
  -- The last swipe that is older than 7 days, for the return rate.
  prior     integer
) WITH (fillfactor = 70);

-- How many people have their last minute in a bucket. stage: a column of kpi.people; or 'returned': those by `prior` who
-- swiped in the last 7 days as well.
CREATE TABLE kpi.last_seen (
  stage  text NOT NULL,
  grain  smallint NOT NULL CHECK (grain IN (1, 60, 1440)),
  bucket integer NOT NULL,
  n      bigint NOT NULL,
  PRIMARY KEY (stage, grain, bucket)
);

CREATE TABLE kpi.state (
  singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
  -- The start of the current minute at the last fold: everything before it is in the roll-ups.
  as_of     integer NOT NULL,
  folded_at timestamptz NOT NULL
);

-- The lock that makes fold and rebuild one at a time.
CREATE FUNCTION kpi.lock_key() RETURNS bigint LANGUAGE sql IMMUTABLE RETURN 5001709338;

CREATE VIEW kpi.grains (grain) AS VALUES (1::smallint), (60), (1440);

CREATE FUNCTION kpi.day() RETURNS integer LANGUAGE sql IMMUTABLE RETURN 1440;

-- Adds what changed to counts and totals.
CREATE FUNCTION kpi.fold_counts(taken kpi.changes[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO kpi.buckets AS b (kind, grain, bucket, n)
  SELECT c.kind, g.grain, c.minute / g.grain, sum(c.n)
  FROM unnest(taken) c CROSS JOIN kpi.grains g
  WHERE c.kind IN ('swipe', 'matched', 'match', 'adopted', 'signup')
  GROUP BY c.kind, g.grain, c.minute / g.grain HAVING sum(c.n) <> 0
  ON CONFLICT (kind, grain, bucket) DO UPDATE SET n = b.n + excluded.n;

  INSERT INTO kpi.totals AS t (kind, label, label2, n)
  SELECT c.kind, c.label, coalesce(p.pet_type, c.label2), sum(CASE c.kind WHEN 'pet' THEN c.n ELSE c.ever END)
  FROM unnest(taken) c LEFT JOIN kpi.pet_types p ON p.pet_id = c.pet_id
  WHERE c.kind IN ('swipe', 'match', 'completed', 'signup', 'pet')
  GROUP BY c.kind, c.label, coalesce(p.pet_type, c.label2)
  ON CONFLICT (kind, label, label2) DO UPDATE SET n = t.n + excluded.n;
END $$;

-- People as the facts have them, as of a minute: for those of whom something was taken away. All when `only_users` is null.
CREATE FUNCTION kpi.people_from_facts(only_users bigint[], as_of integer) RETURNS SETOF kpi.people LANGUAGE sql STABLE AS $$
  WITH edges AS (SELECT kpi.at(as_of) AS until, kpi.at(as_of - 7 * kpi.day()) AS week_ago),
  seen AS (
    SELECT s.user_id, max(s.created_at) AS swiped, max(s.created_at) FILTER (WHERE s.liked) AS liked,
      NULL::timestamptz AS matched, NULL::timestamptz AS requested, NULL::timestamptz AS adopted,
      max(s.created_at) FILTER (WHERE s.created_at < e.week_ago) AS prior
    FROM public.swipes s, edges e
    WHERE s.created_at < e.until AND (only_users IS NULL OR s.user_id = ANY (only_users)) GROUP BY s.user_id
    UNION ALL
    SELECT m.user_id, NULL, NULL, max(m.created_at), NULL, NULL, NULL FROM public.matches m, edges e
    WHERE m.created_at < e.until AND (only_users IS NULL OR m.user_id = ANY (only_users)) GROUP BY m.user_id
    UNION ALL
    SELECT a.user_id, NULL, NULL, NULL, max(a.requested_at) FILTER (WHERE a.requested_at < e.until),
      max(a.completed_at) FILTER (WHERE a.completed_at < e.until), NULL
    FROM public.adoptions a, edges e WHERE only_users IS NULL OR a.user_id = ANY (only_users) GROUP BY a.user_id
  )
  SELECT user_id, kpi.minute(max(swiped)), kpi.minute(max(liked)), kpi.minute(max(matched)), kpi.minute(max(requested)),
    kpi.minute(max(adopted)), kpi.minute(max(prior))
  FROM seen GROUP BY user_id
  HAVING num_nonnulls(max(swiped), max(matched), max(requested), max(adopted)) > 0;
$$;

-- Moves people to their new last minutes. `before` and `as_of` are the starts of the current minute at the last fold and now:
-- swipes that became older than 7 days between them move from the current week to `prior`.
CREATE FUNCTION kpi.fold_people(taken kpi.changes[], before integer, as_of integer) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  WITH active AS MATERIALIZED (
    SELECT c.user_id,
      max(c.minute) FILTER (WHERE c.kind = 'swipe') AS swiped,
      max(c.minute) FILTER (WHERE c.kind = 'swipe' AND c.label = 'true') AS liked,
      max(c.minute) FILTER (WHERE c.kind = 'match') AS matched,
      max(c.minute) FILTER (WHERE c.kind = 'requested') AS requested,
      max(c.minute) FILTER (WHERE c.kind = 'completed') AS adopted,
      max(c.minute) FILTER (WHERE c.kind = 'swipe' AND c.minute < as_of - 7 * kpi.day()) AS prior,
      bool_or(c.n < 0) AS recount
    FROM unnest(taken) c WHERE c.kind IN ('swipe', 'match', 'requested', 'completed') GROUP BY c.user_id
  ),
  crossing AS MATERIALIZED (
    SELECT s.user_id, kpi.minute(max(s.created_at)) AS prior FROM public.swipes s
    WHERE s.created_at >= kpi.at(before - 7 * kpi.day()) AND s.created_at < kpi.at(as_of - 7 * kpi.day()) GROUP BY s.user_id
  ),
  recounted AS MATERIALIZED (
    SELECT * FROM kpi.people_from_facts(ARRAY(SELECT user_id FROM active WHERE recount), as_of)
  ),
  moved AS MATERIALIZED (
    SELECT user_id, o.swiped AS old_swiped, o.liked AS old_liked, o.matched AS old_matched, o.requested AS old_requested,
      o.adopted AS old_adopted, o.prior AS old_prior,
      CASE WHEN a.recount THEN r.swiped ELSE greatest(o.swiped, a.swiped) END AS swiped,
      CASE WHEN a.recount THEN r.liked ELSE greatest(o.liked, a.liked) END AS liked,
      CASE WHEN a.recount THEN r.matched ELSE greatest(o.matched, a.matched) END AS matched,
      CASE WHEN a.recount THEN r.requested ELSE greatest(o.requested, a.requested) END AS requested,
      CASE WHEN a.recount THEN r.adopted ELSE greatest(o.adopted, a.adopted) END AS adopted,
      CASE WHEN a.recount THEN r.prior ELSE greatest(o.prior, a.prior, c.prior) END AS prior
    FROM active a FULL JOIN crossing c USING (user_id)
    LEFT JOIN kpi.people o USING (user_id) LEFT JOIN recounted r USING (user_id)
  ),
  stored AS (
    INSERT INTO kpi.people AS p (user_id, swiped, liked, matched, requested, adopted, prior)
    SELECT user_id, swiped, liked, matched, requested, adopted, prior FROM moved
    WHERE num_nonnulls(swiped, matched, requested, adopted, prior) > 0
    ON CONFLICT (user_id) DO UPDATE SET swiped = excluded.swiped, liked = excluded.liked, matched = excluded.matched,
      requested = excluded.requested, adopted = excluded.adopted, prior = excluded.prior
  ),
  dropped AS (
    DELETE FROM kpi.people p USING moved m
    WHERE p.user_id = m.user_id AND num_nonnulls(m.swiped, m.matched, m.requested, m.adopted, m.prior) = 0
  ),
  steps AS (
    SELECT s.stage, s.minute, s.n FROM moved m CROSS JOIN LATERAL (VALUES
      ('swiped', m.old_swiped, -1), ('swiped', m.swiped, 1), ('liked', m.old_liked, -1), ('liked', m.liked, 1),
      ('matched', m.old_matched, -1), ('matched', m.matched, 1), ('requested', m.old_requested, -1),
      ('requested', m.requested, 1), ('adopted', m.old_adopted, -1), ('adopted', m.adopted, 1),
      ('prior', m.old_prior, -1), ('prior', m.prior, 1),
      ('returned', CASE WHEN m.old_swiped >= before - 7 * kpi.day() THEN m.old_prior END, -1),
      ('returned', CASE WHEN m.swiped >= as_of - 7 * kpi.day() THEN m.prior END, 1)
    ) AS s (stage, minute, n) WHERE s.minute IS NOT NULL
  )
  INSERT INTO kpi.last_seen AS l (stage, grain, bucket, n)
  SELECT s.stage, g.grain, s.minute / g.grain, sum(s.n)
  FROM steps s CROSS JOIN kpi.grains g
  GROUP BY s.stage, g.grain, s.minute / g.grain HAVING sum(s.n) <> 0
  ON CONFLICT (stage, grain, bucket) DO UPDATE SET n = l.n + excluded.n;
END $$;

-- Takes out at most `batch` changes before `as_of`, the start of the current minute, and adds them to the roll-ups. Answers
-- whether changes are left over. The caller holds the lock.
CREATE FUNCTION kpi.fold_to(as_of integer, batch integer) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  before integer := (SELECT s.as_of FROM kpi.state s);
  taken kpi.changes[];
BEGIN
  WITH gone AS (
    -- What was added goes before what was taken away: else an addition in a later batch would bring back people whose row is
    -- gone. Rows do not lie in the order in which they were written.
    DELETE FROM kpi.changes WHERE ctid = ANY (ARRAY(
      SELECT id FROM (
        SELECT c.ctid AS id FROM kpi.changes c WHERE c.minute < fold_to.as_of AND c.n > 0
        UNION ALL
        SELECT c.ctid FROM kpi.changes c WHERE c.minute < fold_to.as_of AND c.n <= 0
      ) added_first LIMIT batch))
    RETURNING changes.*
  )
  SELECT array_agg(ROW (g.*)::kpi.changes) INTO taken FROM gone g;
  IF taken IS NOT NULL THEN PERFORM kpi.fold_counts(taken); END IF;
  IF taken IS NOT NULL OR as_of > before THEN PERFORM kpi.fold_people(coalesce(taken, '{}'), before, as_of); END IF;
  IF taken IS NOT NULL OR as_of > before THEN PERFORM kpi.fold_sessions(coalesce(taken, '{}'), as_of); END IF;
  UPDATE kpi.state s SET as_of = fold_to.as_of, folded_at = now();
  RETURN coalesce(cardinality(taken) >= batch, false);
END $$;

-- The fold that the exporter calls, in a REPEATABLE READ transaction, so that all of it sees one state of the facts. Answers
-- 'folded'; 'more' when changes are left over; 'busy' while another one folds; 'fresh' when the last fold is younger than
-- `min_age` (of another replica, say).
CREATE FUNCTION kpi.fold(min_age interval DEFAULT '0', batch integer DEFAULT 50000) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  last kpi.state;
BEGIN
  IF NOT pg_try_advisory_xact_lock(kpi.lock_key()) THEN RETURN 'busy'; END IF;
  SELECT * INTO STRICT last FROM kpi.state;
  IF last.folded_at > now() - min_age AND last.folded_at <= now() THEN RETURN 'fresh'; END IF;
  -- A clock that was set back must not fold a minute again.
  RETURN CASE WHEN kpi.fold_to(greatest(kpi.minute(now()), last.as_of), batch) THEN 'more' ELSE 'folded' END;
END $$;

-- Reading. A window ends at kpi.state.as_of and is read as whole days with hours, and those with minutes, at both ends: never
-- more than some 200 rows. One plan for all: a new one for each window would take longer than running it.

-- Facts of a kind in [from_minute, to_minute).
CREATE FUNCTION kpi.counted(counted_kind kpi.kind, from_minute integer, to_minute integer) RETURNS bigint LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  first_hour integer := (from_minute + 59) / 60;
  last_hour integer := greatest(first_hour, to_minute / 60);
  first_day integer := (first_hour + 23) / 24;
  last_day integer := greatest(first_day, last_hour / 24);
BEGIN
  RETURN (SELECT coalesce(sum(n), 0)::bigint FROM (
    SELECT n FROM kpi.buckets WHERE kind = counted_kind AND grain = 1440 AND bucket >= first_day AND bucket < last_day
    UNION ALL
    SELECT n FROM kpi.buckets WHERE kind = counted_kind AND grain = 60
      AND bucket >= first_hour AND bucket < least(first_day * 24, last_hour)
    UNION ALL
    SELECT n FROM kpi.buckets WHERE kind = counted_kind AND grain = 60 AND bucket >= last_day * 24 AND bucket < last_hour
    UNION ALL
    SELECT n FROM kpi.buckets WHERE kind = counted_kind AND grain = 1
      AND bucket >= from_minute AND bucket < least(first_hour * 60, to_minute)
    UNION ALL
    SELECT n FROM kpi.buckets WHERE kind = counted_kind AND grain = 1 AND bucket >= last_hour * 60 AND bucket < to_minute
  ) parts);
END $$;

-- People whose last minute of a stage is not before a minute.
CREATE FUNCTION kpi.people_since(of_stage text, from_minute integer) RETURNS bigint LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  first_hour integer := (from_minute + 59) / 60;
  first_day integer := (first_hour + 23) / 24;
BEGIN
  RETURN (SELECT coalesce(sum(n), 0)::bigint FROM (
    SELECT n FROM kpi.last_seen WHERE stage = of_stage AND grain = 1440 AND bucket >= first_day
    UNION ALL
    SELECT n FROM kpi.last_seen WHERE stage = of_stage AND grain = 60 AND bucket >= first_hour AND bucket < first_day * 24
    UNION ALL
    SELECT n FROM kpi.last_seen WHERE stage = of_stage AND grain = 1 AND bucket >= from_minute AND bucket < first_hour * 60
  ) parts);
END $$;

-- Rows ever (pets: now), with the changes of the minute that is not closed yet.
CREATE VIEW kpi.stored AS
  SELECT kind, label, label2, sum(n)::bigint AS n FROM (
    SELECT kind, label, label2, n FROM kpi.totals
    UNION ALL
    SELECT kind, label, label2, CASE kind WHEN 'pet' THEN n ELSE ever END FROM kpi.changes
    WHERE kind IN ('match', 'completed', 'signup', 'pet')
    UNION ALL
    SELECT c.kind, c.label, coalesce(p.pet_type, c.label2), c.ever
    FROM kpi.changes c LEFT JOIN kpi.pet_types p ON p.pet_id = c.pet_id WHERE c.kind = 'swipe'
  ) parts GROUP BY kind, label, label2;

GRANT SELECT ON ALL TABLES IN SCHEMA kpi TO petswipe_reader;
REVOKE EXECUTE ON FUNCTION kpi.fold(interval, integer), kpi.fold_counts(kpi.changes[]),
  kpi.fold_people(kpi.changes[], integer, integer), kpi.fold_to(integer, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION kpi.fold(interval, integer) TO petswipe_reader;
