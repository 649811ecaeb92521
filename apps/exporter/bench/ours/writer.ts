import pg from "pg";
import { PETS } from "../data/facts.ts";

/** Writes swipes of random users at a steady rate, one in twenty with a match. `stop` returns their number. */
export function startWriter(url: string, swipesPerMinute: number): { stop(): Promise<number> } {
  const pool = new pg.Pool({ connectionString: url, max: 2, application_name: "petswipe-bench-writer" });
  let written = 0;
  let failure: unknown;
  const swipe = async () => {
    const { rows } = await pool.query(
      `INSERT INTO swipes (user_id, pet_id, liked)
       SELECT 1 + floor(random() * (SELECT max(id) FROM users))::bigint, 1 + floor(random() * ${PETS})::bigint, random() < 0.4
       ON CONFLICT DO NOTHING RETURNING user_id, pet_id, liked`,
    );
    written += rows.length;
    if (rows[0]?.liked && written % 8 === 0)
      await pool.query("INSERT INTO matches (user_id, pet_id) VALUES ($1, $2)", [rows[0].user_id, rows[0].pet_id]);
  };
  let pending = Promise.resolve();
  const timer = setInterval(() => {
    pending = swipe().catch((error: unknown) => {
      failure = error;
    });
  }, 60_000 / swipesPerMinute);
  return {
    async stop() {
      clearInterval(timer);
      await pending;
      await pool.end();
      if (failure !== undefined) throw failure;
      return written;
    },
  };
}
