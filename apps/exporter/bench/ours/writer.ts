import pg from "pg";
import { PETS } from "../data/facts.ts";

/** Swipes of random people at a steady rate, one in twenty with a match, until it is stopped. Answers how many it wrote. */
export function startWriter(url: string, swipesAMinute: number): { stop(): Promise<number> } {
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
  let under = Promise.resolve();
  const timer = setInterval(() => {
    under = swipe().catch((error: unknown) => {
      failure = error;
    });
  }, 60_000 / swipesAMinute);
  return {
    async stop() {
      clearInterval(timer);
      await under;
      await pool.end();
      if (failure !== undefined) throw failure;
      return written;
    },
  };
}
