import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { waitFor } from "@petswipe/embedded";
import { type RunningPrometheus, startPrometheus } from "@petswipe/prometheus-client/testing/server";

const HOUR = 3600;

/** Two series over two days, with a sample every five minutes. */
function history(): string[] {
  const begin = Math.floor(Date.now() / 1000) - 49 * HOUR;
  const times = Array.from({ length: (48 * HOUR) / 300 }, (_, index) => begin + index * 300);
  return ["GET", "POST"].flatMap((method) => times.map((at, index) => `requests{method="${method}"} ${index} ${at}`));
}

export interface Scraping {
  readonly prometheus: RunningPrometheus;
  /** Stops the scraped server. */
  stopTarget(): void;
}

/** A Prometheus with blocks of history, and recent samples in its WAL, from a counter scraped every second. */
export async function startScraping(): Promise<Scraping> {
  let scrapes = 0;
  const target = createServer((_request, reply) => {
    scrapes++;
    reply.setHeader("content-type", "text/plain; version=0.0.4").end(`scrapes_total ${scrapes}\n`);
  });
  await new Promise<void>((resolve) => target.listen(0, "127.0.0.1", resolve));
  const { port } = target.address() as AddressInfo;
  const job = `{ job_name: test, scrape_interval: 1s, scrape_timeout: 1s, static_configs: [{ targets: ["127.0.0.1:${port}"] }] }`;
  const config = `scrape_configs: [${job}]\n`;
  const prometheus = await startPrometheus({ history: history(), config, flags: ["--web.enable-admin-api"] });
  const counted = async () => ((await prometheus.api.queryScalar("count_over_time(scrapes_total[1m])")) ?? 0) > 1;
  await waitFor(counted, { what: "a second scrape" });
  return { prometheus, stopTarget: () => target.close() };
}
