-- Makes the roll-ups anew from the facts. Each step is a statement of one REPEATABLE READ transaction behind the fold's lock:
-- writers go on, readers see the old values until it commits, and a crash leaves those. Run by pnpm kpi:rebuild.

-- What the facts of these minutes would have logged. `from_minute` null: from the beginning.
CREATE FUNCTION kpi.changes_of_facts(from_minute integer, to_minute integer) RETURNS SETOF kpi.changes LANGUAGE sql STABLE AS $$
  WITH span AS (
    SELECT coalesce(kpi.at(from_minute), '-infinity') AS since, coalesce(kpi.at(to_minute), 'infinity') AS until
  )
  SELECT 'swipe'::kpi.kind, kpi.minute(s.created_at), s.user_id, s.liked::text, '', 1, 1, s.pet_id
  FROM span, public.swipes s WHERE s.created_at >= span.since AND s.created_at < span.until
  UNION ALL
  SELECT c.kind, kpi.minute(c.at), m.user_id, '', '', 1, 1, NULL
  FROM span, public.matches m CROSS JOIN LATERAL (VALUES ('match'::kpi.kind, m.created_at), ('matched', m.swiped_at)) AS c (kind, at)
  WHERE c.at >= span.since AND c.at < span.until
  UNION ALL
  SELECT c.kind, kpi.minute(c.at), a.user_id, '', '', 1, 1, NULL
  FROM span, public.adoptions a CROSS JOIN LATERAL (VALUES ('requested'::kpi.kind, a.requested_at), ('completed', a.completed_at),
    ('adopted', CASE WHEN a.completed_at IS NOT NULL THEN a.matched_at END)) AS c (kind, at)
  WHERE c.at >= span.since AND c.at < span.until
  UNION ALL
  SELECT 'signup', kpi.minute(u.created_at), NULL, u.role, '', 1, 1, NULL
  FROM span, public.users u WHERE u.created_at >= span.since AND u.created_at < span.until
$$;

CREATE FUNCTION kpi.rebuild_clear(current_minute integer DEFAULT kpi.minute(now())) RETURNS integer LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM kpi.buckets;
  DELETE FROM kpi.totals;
  DELETE FROM kpi.people;
  DELETE FROM kpi.last_seen;
  DELETE FROM kpi.session_lengths;
  DELETE FROM kpi.session_histogram;
  DELETE FROM kpi.changes;
  INSERT INTO kpi.state (as_of, folded_at) VALUES (current_minute, now())
  ON CONFLICT (singleton) DO UPDATE SET as_of = excluded.as_of, folded_at = excluded.folded_at;
  INSERT INTO kpi.pet_types AS t (pet_id, pet_type) SELECT id, pet_type FROM public.pets
  ON CONFLICT (pet_id) DO UPDATE SET pet_type = excluded.pet_type WHERE t.pet_type <> excluded.pet_type;
  -- What belongs to the open minute waits in the log, as if it had just been written.
  INSERT INTO kpi.changes SELECT * FROM kpi.changes_of_facts(current_minute, NULL);
  INSERT INTO kpi.changes (kind, minute, label, n, ever)
  SELECT 'ended', kpi.minute(ended_at), kpi.micros(ended_at - started_at), 1, 0 FROM public.sessions
  WHERE ended_at >= kpi.at(current_minute);
  RETURN current_minute;
END $$;

CREATE FUNCTION kpi.rebuild_counts(as_of integer) RETURNS void LANGUAGE sql SET work_mem = '64MB' AS $$
  WITH counted AS MATERIALIZED (
    SELECT c.kind, c.minute, c.label, coalesce(p.pet_type, c.label2) AS label2, sum(c.n) AS n
    FROM kpi.changes_of_facts(NULL, as_of) c LEFT JOIN kpi.pet_types p ON p.pet_id = c.pet_id
    GROUP BY c.kind, c.minute, c.label, coalesce(p.pet_type, c.label2)
  ),
  buckets AS (
    INSERT INTO kpi.buckets (kind, grain, bucket, n)
    SELECT c.kind, g.grain, c.minute / g.grain, sum(c.n)
    FROM counted c CROSS JOIN kpi.grains g
    WHERE c.kind IN ('swipe', 'matched', 'match', 'adopted', 'signup') GROUP BY c.kind, g.grain, c.minute / g.grain
  )
  INSERT INTO kpi.totals (kind, label, label2, n)
  SELECT kind, label, label2, sum(n) FROM (
    SELECT kind, label, label2, n FROM counted WHERE kind IN ('swipe', 'match', 'completed', 'signup')
    UNION ALL SELECT kind, label, label2, n FROM kpi.removed
    UNION ALL SELECT 'pet', status, pet_type, 1 FROM public.pets
  ) ever GROUP BY kind, label, label2;
$$;

CREATE FUNCTION kpi.rebuild_people(as_of integer) RETURNS void LANGUAGE sql SET work_mem = '64MB' AS $$
  INSERT INTO kpi.people SELECT * FROM kpi.people_from_facts(NULL, as_of);
  INSERT INTO kpi.last_seen (stage, grain, bucket, n)
  SELECT s.stage, g.grain, s.minute / g.grain, count(*)
  FROM kpi.people p CROSS JOIN LATERAL (VALUES ('swiped', p.swiped), ('liked', p.liked), ('matched', p.matched),
    ('requested', p.requested), ('adopted', p.adopted), ('prior', p.prior),
    ('returned', CASE WHEN p.swiped >= as_of - 7 * kpi.day() THEN p.prior END)) AS s (stage, minute)
  CROSS JOIN kpi.grains g
  WHERE s.minute IS NOT NULL GROUP BY s.stage, g.grain, s.minute / g.grain;
$$;

REVOKE EXECUTE ON FUNCTION kpi.rebuild_clear(integer), kpi.rebuild_counts(integer), kpi.rebuild_people(integer) FROM PUBLIC;

SELECT kpi.rebuild_clear();
SELECT kpi.rebuild_counts(as_of) FROM kpi.state;
SELECT kpi.rebuild_people(as_of) FROM kpi.state;
SELECT kpi.rebuild_sessions(as_of) FROM kpi.state;
