-- What a fold costs depends on what people did since the last one, not on how many there are or on what they did a week ago.

-- A fold under way ends first.
SELECT pg_advisory_xact_lock(kpi.lock_key());

-- A fold moves few rows, by their keys. The planner cannot know how few: it would read small tables whole, and plan or compile
-- each fold anew, which takes longer than running it.
ALTER FUNCTION kpi.fold_to(integer, integer)
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET jit = off;

-- For the return rate, people moved when their last swipe became older than 7 days: each minute's first fold went through the
-- swipes of a week ago. Now swipes form runs, in which each is at most 7 days after the one before, and the start of a person's
-- current run and the end of the one before it are kept. They change with what people do, never with the clock.
--
-- Who swiped in the 7 days before the last 7? Of each person, at most one run reaches into those days, and it has a swipe in
-- them. If it is the current one, its last swipe is within 14 days, and its start not within 7; if it is the one before, it
-- finished within 14 days, and the current one started within 7. So they are as many as last swiped within 14 days, plus
-- finished a run within 14 days, less started the current one within 7.
ALTER TABLE kpi.people
  DROP COLUMN prior,
  -- Where the current run started; some later minute of it when that was more than 7 days ago, where it makes no difference.
  ADD COLUMN started integer,
  -- The last minute of the run before it; may be missing when that was more than 14 days ago.
  ADD COLUMN finished integer;

CREATE OR REPLACE FUNCTION kpi.people_from_facts(only_users bigint[], as_of integer) RETURNS SETOF kpi.people LANGUAGE sql STABLE
-- Whether an index helps depends on whether all are asked for.
SET plan_cache_mode = force_custom_plan AS $$
  WITH edges AS (SELECT kpi.at(as_of) AS until, kpi.at(as_of - 7 * kpi.day()) AS week_ago),
  seen AS (
    SELECT s.user_id, max(s.created_at) AS swiped, max(s.created_at) FILTER (WHERE s.liked) AS liked,
      NULL::timestamptz AS matched, NULL::timestamptz AS requested, NULL::timestamptz AS adopted,
      max(s.created_at) FILTER (WHERE s.created_at < e.week_ago) AS prior,
      min(s.created_at) FILTER (WHERE s.created_at >= e.week_ago) AS recent
    FROM public.swipes s, edges e
    WHERE s.created_at < e.until AND (only_users IS NULL OR s.user_id = ANY (only_users)) GROUP BY s.user_id
    UNION ALL
    SELECT m.user_id, NULL, NULL, max(m.created_at), NULL, NULL, NULL, NULL FROM public.matches m, edges e
    WHERE m.created_at < e.until AND (only_users IS NULL OR m.user_id = ANY (only_users)) GROUP BY m.user_id
    UNION ALL
    SELECT a.user_id, NULL, NULL, NULL, max(a.requested_at) FILTER (WHERE a.requested_at < e.until),
      max(a.completed_at) FILTER (WHERE a.completed_at < e.until), NULL, NULL
    FROM public.adoptions a, edges e WHERE only_users IS NULL OR a.user_id = ANY (only_users) GROUP BY a.user_id
  ),
  people AS (
    SELECT user_id, kpi.minute(max(swiped)) AS swiped, kpi.minute(max(liked)) AS liked, kpi.minute(max(matched)) AS matched,
      kpi.minute(max(requested)) AS requested, kpi.minute(max(adopted)) AS adopted, kpi.minute(max(prior)) AS prior,
      kpi.minute(max(recent)) AS recent
    FROM seen GROUP BY user_id
    HAVING num_nonnulls(max(swiped), max(matched), max(requested), max(adopted)) > 0
  )
  -- The last 7 days hold no gap of more: the current run started with the first swipe in them, or else before.
  SELECT user_id, swiped, liked, matched, requested, adopted,
    CASE WHEN recent - prior <= 7 * kpi.day() THEN prior ELSE coalesce(recent, prior) END,
    CASE WHEN recent - prior > 7 * kpi.day() THEN prior END
  FROM people;
$$;

-- Moves people to their new minutes. `before` is there for kpi.fold_to() and not needed any more.
CREATE OR REPLACE FUNCTION kpi.fold_people(taken kpi.changes[], before integer, as_of integer) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF cardinality(taken) = 0 THEN RETURN; END IF;
  WITH active AS MATERIALIZED (
    SELECT c.user_id,
      min(c.minute) FILTER (WHERE c.kind = 'swipe') AS first,
      max(c.minute) FILTER (WHERE c.kind = 'swipe') AS swiped,
      max(c.minute) FILTER (WHERE c.kind = 'swipe' AND c.label = 'true') AS liked,
      max(c.minute) FILTER (WHERE c.kind = 'match') AS matched,
      max(c.minute) FILTER (WHERE c.kind = 'requested') AS requested,
      max(c.minute) FILTER (WHERE c.kind = 'completed') AS adopted,
      bool_or(c.n < 0) AS lost
    FROM unnest(taken) c WHERE c.kind IN ('swipe', 'match', 'requested', 'completed') GROUP BY c.user_id
  ),
  known AS MATERIALIZED (
    SELECT a.*, o.ctid AS place, o.swiped AS old_swiped, o.liked AS old_liked, o.matched AS old_matched,
      o.requested AS old_requested, o.adopted AS old_adopted, o.started AS old_started, o.finished AS old_finished,
      a.first IS NOT NULL AND (o.swiped IS NULL OR a.first - o.swiped > 7 * kpi.day()) AS back,
      -- What is taken away, comes late or may hold a gap leaves runs that the facts alone tell.
      coalesce(a.lost OR a.first < o.started OR a.swiped - a.first > 7 * kpi.day(), false) AS recount
    FROM active a LEFT JOIN kpi.people o USING (user_id)
  ),
  recounted AS MATERIALIZED (
    SELECT f.* FROM (SELECT array_agg(user_id) AS users FROM known WHERE recount HAVING count(*) > 0) k
    CROSS JOIN LATERAL kpi.people_from_facts(k.users, as_of) f
  ),
  moved AS MATERIALIZED (
    SELECT user_id, place, old_swiped, old_liked, old_matched, old_requested, old_adopted, old_started, old_finished,
      greatest(old_swiped, swiped) AS swiped, greatest(old_liked, liked) AS liked, greatest(old_matched, matched) AS matched,
      greatest(old_requested, requested) AS requested, greatest(old_adopted, adopted) AS adopted,
      CASE WHEN back THEN first ELSE old_started END AS started,
      CASE WHEN back THEN old_swiped ELSE old_finished END AS finished
    FROM known WHERE NOT recount
    UNION ALL
    SELECT user_id, k.place, k.old_swiped, k.old_liked, k.old_matched, k.old_requested, k.old_adopted, k.old_started,
      k.old_finished, r.swiped, r.liked, r.matched, r.requested, r.adopted, r.started, r.finished
    FROM known k LEFT JOIN recounted r USING (user_id) WHERE k.recount
  ),
  added AS (
    INSERT INTO kpi.people (user_id, swiped, liked, matched, requested, adopted, started, finished)
    SELECT user_id, swiped, liked, matched, requested, adopted, started, finished FROM moved
    WHERE place IS NULL AND num_nonnulls(swiped, matched, requested, adopted) > 0
  ),
  stored AS (
    UPDATE kpi.people p SET swiped = m.swiped, liked = m.liked, matched = m.matched, requested = m.requested,
      adopted = m.adopted, started = m.started, finished = m.finished
    FROM moved m WHERE p.ctid = m.place AND num_nonnulls(m.swiped, m.matched, m.requested, m.adopted) > 0
  ),
  dropped AS (
    DELETE FROM kpi.people p USING moved m
    WHERE p.ctid = m.place AND num_nonnulls(m.swiped, m.matched, m.requested, m.adopted) = 0
  ),
  steps AS (
    SELECT s.stage, e.minute, e.n FROM moved m CROSS JOIN LATERAL (VALUES
      ('swiped', m.old_swiped, m.swiped), ('liked', m.old_liked, m.liked), ('matched', m.old_matched, m.matched),
      ('requested', m.old_requested, m.requested), ('adopted', m.old_adopted, m.adopted),
      ('started', m.old_started, m.started), ('finished', m.old_finished, m.finished)
    ) AS s (stage, old_minute, new_minute)
    CROSS JOIN LATERAL (VALUES (s.old_minute, -1), (s.new_minute, 1)) AS e (minute, n)
    WHERE s.old_minute IS DISTINCT FROM s.new_minute AND e.minute IS NOT NULL
  )
  -- Buckets that nobody is in any more go: else they would pile up.
  MERGE INTO kpi.last_seen l
  USING (
    SELECT s.stage, g.grain, s.minute / g.grain AS bucket, sum(s.n) AS n FROM steps s CROSS JOIN kpi.grains g
    GROUP BY s.stage, g.grain, s.minute / g.grain HAVING sum(s.n) <> 0
  ) c ON l.stage = c.stage AND l.grain = c.grain AND l.bucket = c.bucket
  WHEN MATCHED AND l.n + c.n = 0 THEN DELETE
  WHEN MATCHED THEN UPDATE SET n = l.n + c.n
  WHEN NOT MATCHED THEN INSERT (stage, grain, bucket, n) VALUES (c.stage, c.grain, c.bucket, c.n);
END $$;

-- Room on each page for new numbers, so that they touch no index; and rows lie in the order in which they are read.
ALTER TABLE kpi.buckets SET (fillfactor = 80);
ALTER TABLE kpi.last_seen SET (fillfactor = 70);

CREATE OR REPLACE FUNCTION kpi.rebuild_counts(as_of integer) RETURNS void LANGUAGE sql SET work_mem = '64MB' AS $$
  WITH counted AS MATERIALIZED (
    SELECT c.kind, c.minute, c.label, coalesce(p.pet_type, c.label2) AS label2, sum(c.n) AS n
    FROM kpi.changes_of_facts(NULL, as_of) c LEFT JOIN kpi.pet_types p ON p.pet_id = c.pet_id
    GROUP BY c.kind, c.minute, c.label, coalesce(p.pet_type, c.label2)
  ),
  buckets AS (
    INSERT INTO kpi.buckets (kind, grain, bucket, n)
    SELECT * FROM (
      SELECT c.kind, g.grain, c.minute / g.grain AS bucket, sum(c.n) FROM counted c CROSS JOIN kpi.grains g
      WHERE c.kind IN ('swipe', 'matched', 'match', 'adopted', 'signup') GROUP BY c.kind, g.grain, c.minute / g.grain
      OFFSET 0 -- counted first, then put in order, which are fewer
    ) unordered ORDER BY kind, grain, bucket
  )
  INSERT INTO kpi.totals (kind, label, label2, n)
  SELECT kind, label, label2, sum(n) FROM (
    SELECT kind, label, label2, n FROM counted WHERE kind IN ('swipe', 'match', 'completed', 'signup')
    UNION ALL SELECT kind, label, label2, n FROM kpi.removed
    UNION ALL SELECT 'pet', status, pet_type, 1 FROM public.pets
  ) ever GROUP BY kind, label, label2;
$$;

CREATE OR REPLACE FUNCTION kpi.rebuild_people(as_of integer) RETURNS void LANGUAGE sql SET work_mem = '64MB' AS $$
  INSERT INTO kpi.people (user_id, swiped, liked, matched, requested, adopted, started, finished)
  SELECT user_id, swiped, liked, matched, requested, adopted, started, finished FROM kpi.people_from_facts(NULL, as_of);
  INSERT INTO kpi.last_seen (stage, grain, bucket, n)
  SELECT * FROM (
    SELECT s.stage, g.grain, s.minute / g.grain AS bucket, count(*)
    FROM kpi.people p CROSS JOIN LATERAL (VALUES ('swiped', p.swiped), ('liked', p.liked), ('matched', p.matched),
      ('requested', p.requested), ('adopted', p.adopted), ('started', p.started), ('finished', p.finished)) AS s (stage, minute)
    CROSS JOIN kpi.grains g
    WHERE s.minute IS NOT NULL GROUP BY s.stage, g.grain, s.minute / g.grain OFFSET 0
  ) unordered ORDER BY stage, grain, bucket;
$$;

-- What is in the log and not folded yet does no harm when it is: it moves people to where they are.
DELETE FROM kpi.last_seen;
TRUNCATE kpi.people;
SELECT kpi.rebuild_people(as_of) FROM kpi.state;
