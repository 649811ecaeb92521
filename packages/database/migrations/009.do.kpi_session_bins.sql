-- The histogram of session lengths by coarse and by fine bins: the coarse bin that a rank falls into is found first, then the
-- fine one in it, then the length among its few. What a percentile reads hardly grows with the number of sessions.

-- A fold under way ends first.
SELECT pg_advisory_xact_lock(kpi.lock_key());

DROP VIEW kpi.session_bins, kpi.ended_late;
DROP FUNCTION kpi.count_session_bins(bigint[], integer[]);
DROP TABLE kpi.session_histogram;

CREATE VIEW kpi.bin_grains (grain) AS VALUES (1::smallint), (128);

-- Counts by bin (grain: fine bins in a bin; bin: fine bin / grain).
CREATE TABLE kpi.session_histogram (
  grain smallint NOT NULL CHECK (grain IN (1, 128)),
  bin   integer NOT NULL,
  n     integer NOT NULL,
  PRIMARY KEY (grain, bin)
) WITH (fillfactor = 70);

-- Bins widen with the length: 0.03 s at a minute, 0.24 s at an hour; 30,000 fine and 235 coarse ones up to an hour.
CREATE OR REPLACE FUNCTION kpi.session_bin(micros bigint) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN floor(sqrt(micros::float8) / 2)::integer;
CREATE OR REPLACE FUNCTION kpi.bin_start(bin integer) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN 4::bigint * bin * bin;

-- As before: adds what ended within the last day, and takes out what ended before. Its bins are looked up, not joined with all.
CREATE OR REPLACE FUNCTION kpi.fold_sessions(taken kpi.changes[], as_of integer) RETURNS void LANGUAGE plpgsql
SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  before integer := (SELECT s.as_of FROM kpi.state s);
BEGIN
  WITH ended AS MATERIALIZED (
    SELECT c.minute, c.label::bigint AS micros, sum(c.n)::integer AS n FROM unnest(taken) c
    WHERE c.kind = 'ended' AND c.minute >= fold_sessions.as_of - kpi.day() GROUP BY c.minute, c.label HAVING sum(c.n) <> 0
  ),
  stored AS (
    INSERT INTO kpi.session_lengths AS l (minute, micros, n) SELECT minute, micros, n FROM ended
    ON CONFLICT (micros, minute) DO UPDATE SET n = l.n + excluded.n
  ),
  gone AS (
    -- None is older than the last fold left them. Without that bound, what vacuum has not cleaned yet would be read each time.
    DELETE FROM kpi.session_lengths WHERE minute >= before - kpi.day() AND minute < fold_sessions.as_of - kpi.day()
    RETURNING micros, n
  )
  MERGE INTO kpi.session_histogram h
  USING (
    SELECT g.grain, kpi.session_bin(c.micros) / g.grain AS bin, sum(c.n) AS n
    FROM (SELECT micros, n FROM ended UNION ALL SELECT micros, -n FROM gone) c CROSS JOIN kpi.bin_grains g
    GROUP BY g.grain, kpi.session_bin(c.micros) / g.grain HAVING sum(c.n) <> 0
  ) c ON h.grain = c.grain AND h.bin = c.bin
  WHEN MATCHED AND h.n + c.n = 0 THEN DELETE
  WHEN MATCHED THEN UPDATE SET n = h.n + c.n
  WHEN NOT MATCHED THEN INSERT (grain, bin, n) VALUES (c.grain, c.bin, c.n);
END $$;

-- The length in seconds at a place, from 0 on, among those of the last day in their order.
CREATE FUNCTION kpi.session_length_at(place bigint) RETURNS float8 LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  coarse integer;
  fine integer;
  before bigint;
BEGIN
  SELECT s.bin, s.upto - s.n INTO coarse, before FROM (
    SELECT bin, n, sum(n) OVER (ORDER BY bin) AS upto FROM kpi.session_histogram WHERE grain = 128
  ) s WHERE s.upto > place ORDER BY s.bin LIMIT 1;
  place := place - before;
  SELECT s.bin, s.upto - s.n INTO fine, before FROM (
    SELECT bin, n, sum(n) OVER (ORDER BY bin) AS upto FROM kpi.session_histogram
    WHERE grain = 1 AND bin >= coarse * 128 AND bin < (coarse + 1) * 128
  ) s WHERE s.upto > place ORDER BY s.bin LIMIT 1;
  place := place - before;
  RETURN (
    SELECT (s.micros / 1000000.0)::float8 FROM (
      SELECT micros, sum(n) OVER (ORDER BY micros) AS upto FROM kpi.session_lengths
      WHERE micros >= kpi.bin_start(fine) AND micros < kpi.bin_start(fine + 1)
    ) s WHERE s.upto > place ORDER BY s.micros LIMIT 1
  );
END $$;

-- percentile_cont of the lengths (seconds): each lies between the two sessions next to its rank. No row without sessions.
CREATE OR REPLACE FUNCTION kpi.session_percentiles(fractions float8[]) RETURNS TABLE (fraction float8, value float8)
LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  total bigint := (SELECT sum(n) FROM kpi.session_histogram WHERE grain = 128);
BEGIN
  IF total > 0 THEN
    RETURN QUERY
    SELECT l.fraction, l.low + (l.rank - floor(l.rank)) * (l.high - l.low) FROM (
      SELECT r.fraction, r.rank, kpi.session_length_at(floor(r.rank)::bigint) AS low,
        kpi.session_length_at(ceil(r.rank)::bigint) AS high
      FROM (SELECT f AS fraction, f * (total - 1)::float8 AS rank FROM unnest(fractions) f) r
      OFFSET 0 -- each length is looked up once
    ) l;
  END IF;
END $$;

CREATE FUNCTION kpi.fill_session_histogram() RETURNS void LANGUAGE sql AS $$
  INSERT INTO kpi.session_histogram (grain, bin, n)
  SELECT g.grain, kpi.session_bin(l.micros) / g.grain, sum(l.n) FROM kpi.session_lengths l CROSS JOIN kpi.bin_grains g
  GROUP BY 1, 2 ORDER BY 1, 2;
$$;
SELECT kpi.fill_session_histogram();

CREATE OR REPLACE FUNCTION kpi.rebuild_sessions(as_of integer) RETURNS void LANGUAGE sql AS $$
  -- In the order in which they leave.
  INSERT INTO kpi.session_lengths (minute, micros, n)
  SELECT kpi.minute(ended_at), kpi.micros(ended_at - started_at), count(*) FROM public.sessions
  WHERE ended_at >= kpi.at(as_of - kpi.day()) AND ended_at < kpi.at(as_of) GROUP BY 1, 2 ORDER BY 1, 2;
  SELECT kpi.fill_session_histogram();
$$;

REVOKE EXECUTE ON FUNCTION kpi.fill_session_histogram() FROM PUBLIC;
GRANT SELECT ON kpi.session_histogram, kpi.bin_grains TO petswipe_reader;
