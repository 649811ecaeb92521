import type { Check } from "@petswipe/dev/boot/check";
import { amtool } from "@petswipe/live/silence/amtool";
import { openPrometheus } from "@petswipe/prometheus-client";
import type { Compose } from "../compose.ts";

/** State that must survive a restart: rows of every table, samples, silences. */
export interface Durable {
  readonly rows: readonly string[];
  /** The Unix time of the oldest sample. */
  readonly oldestSample: number;
  readonly silences: number;
}

const ROWS = `SELECT table_name || ' ' || (xpath('/row/n/text()', query_to_xml('SELECT count(*) AS n FROM ' || quote_ident(table_name), false, true, '')))[1]
  FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name !~ '^kpi_' ORDER BY 1`;

/** The number of rows per table, as `table count`. */
export const rowsOf = (compose: Compose): Promise<string[]> => compose.rows(ROWS);

const silenceIds = async (alertmanager: string): Promise<string[]> =>
  (await amtool(alertmanager, "silence", "query", "--quiet")).split("\n").filter((id) => id !== "");

export async function readDurable(compose: Compose, prometheus: string, alertmanager: string): Promise<Durable> {
  const oldest = await openPrometheus(prometheus).queryScalar('min(min_over_time(timestamp(up{job="node"})[1h:5s]))');
  return {
    rows: await rowsOf(compose),
    oldestSample: oldest ?? Number.NaN,
    silences: (await silenceIds(alertmanager)).length,
  };
}

/** Whether no state was lost. */
export function checkDurable(before: Durable, after: Durable): Check[] {
  const lost = before.rows.filter((row) => !after.rows.includes(row));
  return [
    {
      what: `changed tables of ${before.rows.length}`,
      found: lost.join(", ") || "none",
      passed: before.rows.length > 5 && lost.length === 0,
    },
    {
      what: "the oldest sample was kept",
      found: `${before.oldestSample} before, ${after.oldestSample} after`,
      passed: Math.abs(after.oldestSample - before.oldestSample) <= 30,
    },
    {
      what: "silences were kept",
      found: `${before.silences} before, ${after.silences} after`,
      passed: before.silences > 0 && after.silences === before.silences,
    },
  ];
}
