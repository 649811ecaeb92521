export interface Variant {
  readonly name: string;
  /** Changes a copy of the database, which has the chosen design's triggers, to this design. */
  readonly setUp: string;
  /** Whether changes are folded during a round. */
  readonly folds: boolean;
}

const WITHOUT = "ALTER TABLE swipes DISABLE TRIGGER USER;";

/** Design A: each transaction updates the roll-up's rows itself, which stay locked until it commits. */
const rollUp = (shard: string) => `${WITHOUT}
  CREATE TABLE rollup (
    minute integer, liked boolean, pet_type text, shard integer, n bigint NOT NULL, PRIMARY KEY (minute, liked, pet_type, shard)
  ) WITH (fillfactor = 50);
  CREATE FUNCTION roll_up() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO rollup AS r
    SELECT kpi.minute(s.created_at), s.liked, p.pet_type, ${shard}, count(*) FROM added s JOIN pets p ON p.id = s.pet_id
    GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
    ON CONFLICT (minute, liked, pet_type, shard) DO UPDATE SET n = r.n + excluded.n;
    RETURN NULL;
  END $$;
  CREATE TRIGGER roll_up AFTER INSERT ON swipes REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION roll_up();`;

/** The first is the baseline; the last, a null control, shows the noise of a ratio. */
export const variants: readonly Variant[] = [
  { name: "off", setUp: WITHOUT, folds: false },
  { name: "log", setUp: "", folds: true },
  { name: "rollup", setUp: rollUp("0"), folds: false },
  { name: "sharded", setUp: rollUp("pg_backend_pid() % 16"), folds: false },
  { name: "off_again", setUp: WITHOUT, folds: false },
];
