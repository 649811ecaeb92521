-- Lengths of the sessions that ended in the last 24 hours, so that their percentiles are exact without reading a day of
-- sessions: a histogram finds the bin that a rank falls into, and only that bin's lengths are sorted.

CREATE TABLE kpi.session_lengths (
  minute integer NOT NULL,
  micros bigint NOT NULL,
  n      integer NOT NULL,
  -- With n, so that a bin is read from the index alone.
  PRIMARY KEY (micros, minute) INCLUDE (n)
);
CREATE INDEX session_lengths_minute ON kpi.session_lengths (minute);

CREATE TABLE kpi.session_histogram (
  bin integer PRIMARY KEY,
  n   integer NOT NULL
);

-- Bins widen with the length: 0.3 s at a minute, 2.4 s at an hour; 3,000 up to an hour.
CREATE FUNCTION kpi.session_bin(micros bigint) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN floor(sqrt(micros::float8) / 20)::integer;
CREATE FUNCTION kpi.bin_start(bin integer) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN 400::bigint * bin * bin;

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

CREATE FUNCTION kpi.count_session_bins(micros bigint[], n integer[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO kpi.session_histogram AS h (bin, n)
  SELECT kpi.session_bin(c.micros), sum(c.n) FROM unnest(micros, n) AS c (micros, n) GROUP BY kpi.session_bin(c.micros)
  ON CONFLICT (bin) DO UPDATE SET n = h.n + excluded.n;
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
  IF lengths IS NOT NULL THEN PERFORM kpi.count_session_bins(lengths, counts); END IF;

  WITH gone AS (DELETE FROM kpi.session_lengths WHERE minute < as_of - kpi.day() RETURNING micros, n)
  SELECT array_agg(micros), array_agg(-n) INTO lengths, counts FROM gone;
  IF lengths IS NOT NULL THEN
    PERFORM kpi.count_session_bins(lengths, counts);
    DELETE FROM kpi.session_histogram WHERE n = 0;
  END IF;
END $$;

-- Reading: what is folded, with what was committed since. Lengths are told from other labels first, whatever the planner does.
CREATE VIEW kpi.ended_late AS
  SELECT CASE c.kind WHEN 'ended' THEN c.label::bigint END AS micros, c.n FROM kpi.changes c, kpi.state s
  WHERE c.kind = 'ended' AND c.minute >= s.as_of - kpi.day() AND c.minute < s.as_of;

CREATE VIEW kpi.session_bins AS
  SELECT bin, n, sum(n) OVER (ORDER BY bin) AS upto FROM (
    SELECT bin, sum(n)::integer AS n FROM (
      SELECT bin, n FROM kpi.session_histogram UNION ALL SELECT kpi.session_bin(micros), n FROM kpi.ended_late
    ) parts GROUP BY bin
  ) counted;

-- percentile_cont of the lengths (seconds): each lies between the two sessions next to its rank. No row without sessions.
CREATE FUNCTION kpi.session_percentiles(fractions float8[]) RETURNS TABLE (fraction float8, value float8) LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  RETURN QUERY
  WITH bins AS MATERIALIZED (SELECT * FROM kpi.session_bins),
  ranks AS (
    SELECT f AS fraction, f * (total.n - 1)::float8 AS rank FROM unnest(fractions) f, (SELECT sum(n) AS n FROM bins) total
    WHERE total.n > 0
  ),
  neighbours AS MATERIALIZED (
    SELECT r.fraction, r.rank, e.at::bigint, s.bin, s.upto - s.n AS before
    FROM ranks r CROSS JOIN LATERAL (VALUES (floor(r.rank)), (ceil(r.rank))) AS e (at)
    CROSS JOIN LATERAL (SELECT * FROM bins WHERE upto > e.at::bigint ORDER BY bin LIMIT 1) AS s
  ),
  lengths AS MATERIALIZED (
    SELECT w.bin, l.micros, w.before + sum(l.n) OVER (PARTITION BY w.bin ORDER BY l.micros) AS upto
    FROM (SELECT DISTINCT bin, before FROM neighbours) w CROSS JOIN LATERAL (
      SELECT micros, sum(n)::integer AS n FROM (
        SELECT micros, n FROM kpi.session_lengths WHERE micros >= kpi.bin_start(w.bin) AND micros < kpi.bin_start(w.bin + 1)
        UNION ALL
        SELECT micros, n FROM kpi.ended_late WHERE micros >= kpi.bin_start(w.bin) AND micros < kpi.bin_start(w.bin + 1)
      ) parts GROUP BY micros
    ) l
  ),
  found AS (
    SELECT b.fraction, b.rank, (
      SELECT (min(l.micros) / 1000000.0)::float8 FROM lengths l WHERE l.bin = b.bin AND l.upto > b.at
    ) AS length FROM neighbours b
  )
  SELECT f.fraction, min(f.length) + (f.rank - floor(f.rank)) * (max(f.length) - min(f.length))
  FROM found f GROUP BY f.fraction, f.rank;
END $$;

CREATE FUNCTION kpi.rebuild_sessions(as_of integer) RETURNS void LANGUAGE sql AS $$
  INSERT INTO kpi.session_lengths (minute, micros, n)
  SELECT kpi.minute(ended_at), kpi.micros(ended_at - started_at), count(*) FROM public.sessions
  WHERE ended_at >= kpi.at(as_of - kpi.day()) AND ended_at < kpi.at(as_of) GROUP BY 1, 2;
  INSERT INTO kpi.session_histogram (bin, n)
  SELECT kpi.session_bin(micros), sum(n) FROM kpi.session_lengths GROUP BY kpi.session_bin(micros);
$$;

REVOKE EXECUTE ON FUNCTION kpi.count_session_bins(bigint[], integer[]), kpi.fold_sessions(kpi.changes[], integer),
  kpi.rebuild_sessions(integer) FROM PUBLIC;
GRANT SELECT ON ALL TABLES IN SCHEMA kpi TO petswipe_reader;
