-- Lengths of the sessions that ended in the last 24 hours, so that their percentiles are exact without reading a day of
-- sessions: a histogram by whole seconds finds the second that a rank falls into, and only that second's lengths are sorted.

CREATE TABLE kpi.session_lengths (
  minute integer NOT NULL,
  micros bigint NOT NULL,
  n      integer NOT NULL,
  PRIMARY KEY (micros, minute)
);
CREATE INDEX session_lengths_minute ON kpi.session_lengths (minute);

CREATE TABLE kpi.session_histogram (
  second bigint PRIMARY KEY,
  n      bigint NOT NULL
);

CREATE FUNCTION kpi.micros(length interval) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (extract(epoch FROM length) * 1000000)::bigint;

-- By row: a session is touched much more often than it is ended, and those updates must not pay for a transition table.
CREATE FUNCTION kpi.session_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' AND OLD.ended_at IS NOT NULL THEN
    INSERT INTO kpi.changes (kind, minute, label, n, ever)
    VALUES ('ended', kpi.minute(OLD.ended_at), kpi.micros(OLD.ended_at - OLD.started_at), -1, 0);
  END IF;
  IF TG_OP <> 'DELETE' AND NEW.ended_at IS NOT NULL THEN
    INSERT INTO kpi.changes (kind, minute, label, n, ever)
    VALUES ('ended', kpi.minute(NEW.ended_at), kpi.micros(NEW.ended_at - NEW.started_at), 1, 0);
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER kpi_inserted AFTER INSERT ON sessions FOR EACH ROW WHEN (NEW.ended_at IS NOT NULL)
  EXECUTE FUNCTION kpi.session_changed();
CREATE TRIGGER kpi_deleted AFTER DELETE ON sessions FOR EACH ROW WHEN (OLD.ended_at IS NOT NULL)
  EXECUTE FUNCTION kpi.session_changed();
CREATE TRIGGER kpi_updated AFTER UPDATE ON sessions FOR EACH ROW
  WHEN ((OLD.started_at, OLD.ended_at) IS DISTINCT FROM (NEW.started_at, NEW.ended_at))
  EXECUTE FUNCTION kpi.session_changed();
CREATE TRIGGER kpi_truncated BEFORE TRUNCATE ON sessions EXECUTE FUNCTION kpi.refuse_truncate();

CREATE FUNCTION kpi.count_session_seconds(micros bigint[], n integer[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO kpi.session_histogram AS h (second, n)
  SELECT c.micros / 1000000, sum(c.n) FROM unnest(micros, n) AS c (micros, n) GROUP BY c.micros / 1000000
  ON CONFLICT (second) DO UPDATE SET n = h.n + excluded.n;
$$;

-- Adds what ended within the last day, and takes out what ended before. What is older already never was in, or has left.
CREATE FUNCTION kpi.fold_sessions(taken kpi.changes[], as_of integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  lengths bigint[];
  counts integer[];
BEGIN
  WITH ended AS (
    SELECT c.minute, c.label::bigint AS micros, sum(c.n)::integer AS n FROM unnest(taken) c
    WHERE c.kind = 'ended' AND c.minute >= as_of - kpi.day() GROUP BY c.minute, c.label HAVING sum(c.n) <> 0
  ),
  stored AS (
    INSERT INTO kpi.session_lengths AS l (minute, micros, n) SELECT minute, micros, n FROM ended
    ON CONFLICT (micros, minute) DO UPDATE SET n = l.n + excluded.n
  )
  SELECT array_agg(micros), array_agg(n) INTO lengths, counts FROM ended;
  IF lengths IS NOT NULL THEN PERFORM kpi.count_session_seconds(lengths, counts); END IF;

  WITH gone AS (DELETE FROM kpi.session_lengths WHERE minute < as_of - kpi.day() RETURNING micros, n)
  SELECT array_agg(micros), array_agg(-n) INTO lengths, counts FROM gone;
  IF lengths IS NOT NULL THEN
    PERFORM kpi.count_session_seconds(lengths, counts);
    DELETE FROM kpi.session_histogram WHERE n = 0;
  END IF;
END $$;

-- Reading: what is folded, with what was committed since. Lengths are told from other labels first, whatever the planner does.
CREATE VIEW kpi.ended_late AS
  SELECT CASE c.kind WHEN 'ended' THEN c.label::bigint END AS micros, c.n FROM kpi.changes c, kpi.state s
  WHERE c.kind = 'ended' AND c.minute >= s.as_of - kpi.day() AND c.minute < s.as_of;

CREATE VIEW kpi.session_seconds AS
  SELECT second, n, sum(n) OVER (ORDER BY second) AS upto FROM (
    SELECT second, sum(n) AS n FROM (
      SELECT second, n FROM kpi.session_histogram UNION ALL SELECT micros / 1000000, n FROM kpi.ended_late
    ) parts GROUP BY second
  ) counted;

-- percentile_cont of the lengths (seconds): each lies between the two sessions next to its rank. No row without sessions.
CREATE FUNCTION kpi.session_percentiles(fractions float8[]) RETURNS TABLE (fraction float8, value float8) LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  RETURN QUERY
  WITH seconds AS MATERIALIZED (SELECT * FROM kpi.session_seconds),
  ranks AS MATERIALIZED (
    SELECT f AS fraction, f * (total.n - 1)::float8 AS rank FROM unnest(fractions) f, (SELECT sum(n) AS n FROM seconds) total
    WHERE total.n > 0
  ),
  ends AS MATERIALIZED (
    SELECT r.fraction, r.rank, e.at, l.length FROM ranks r
    CROSS JOIN LATERAL (VALUES (floor(r.rank)), (ceil(r.rank))) AS e (at)
    CROSS JOIN LATERAL (SELECT * FROM seconds s WHERE s.upto > e.at ORDER BY s.second LIMIT 1) AS within
    CROSS JOIN LATERAL (
      SELECT (micros / 1000000.0)::float8 AS length FROM (
        SELECT micros, sum(sum(n)) OVER (ORDER BY micros) AS upto FROM (
          SELECT micros, n FROM kpi.session_lengths
          WHERE micros >= within.second * 1000000 AND micros < (within.second + 1) * 1000000
          UNION ALL
          SELECT micros, n FROM kpi.ended_late
          WHERE micros >= within.second * 1000000 AND micros < (within.second + 1) * 1000000
        ) parts GROUP BY micros
      ) lengths WHERE within.upto - within.n + lengths.upto > e.at ORDER BY micros LIMIT 1
    ) AS l
  )
  SELECT e.fraction, min(e.length) + (e.rank - floor(e.rank)) * (max(e.length) - min(e.length))
  FROM ends e GROUP BY e.fraction, e.rank;
END $$;

CREATE FUNCTION kpi.rebuild_sessions(as_of integer) RETURNS void LANGUAGE sql AS $$
  INSERT INTO kpi.session_lengths (minute, micros, n)
  SELECT kpi.minute(ended_at), kpi.micros(ended_at - started_at), count(*) FROM public.sessions
  WHERE ended_at >= kpi.at(as_of - kpi.day()) AND ended_at < kpi.at(as_of) GROUP BY 1, 2;
  INSERT INTO kpi.session_histogram (second, n)
  SELECT micros / 1000000, sum(n) FROM kpi.session_lengths GROUP BY micros / 1000000;
$$;

REVOKE EXECUTE ON FUNCTION kpi.count_session_seconds(bigint[], integer[]), kpi.fold_sessions(kpi.changes[], integer),
  kpi.rebuild_sessions(integer) FROM PUBLIC;
GRANT SELECT ON ALL TABLES IN SCHEMA kpi TO petswipe_reader;
