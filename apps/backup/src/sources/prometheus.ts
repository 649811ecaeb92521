import { readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { addressOf } from "@petswipe/prometheus-client";
import type { Source } from "./source.ts";

/** Beside each snapshot that is ours to remove: a person's own stay. */
const MARK = ".petswipe-backup";

const SNAPSHOT_TIMEOUT_MS = 10 * 60_000;

/** Asks Prometheus for a snapshot of its database, the newest samples too. Gives its name. */
async function snapshot(url: string, signal: AbortSignal | undefined): Promise<string> {
  const { base, headers } = addressOf(url);
  const timeout = AbortSignal.timeout(SNAPSHOT_TIMEOUT_MS);
  const answer = await fetch(`${base}/api/v1/admin/tsdb/snapshot`, {
    method: "POST",
    headers,
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
  });
  const body = await answer.text();
  if (!answer.ok) {
    const hint = body.includes("admin APIs disabled") ? " (start it with --web.enable-admin-api)" : "";
    throw new Error(`Prometheus made no snapshot: HTTP ${answer.status} ${body.slice(0, 200)}${hint}`);
  }
  return (JSON.parse(body) as { data: { name: string } }).data.name;
}

/** Prometheus' samples: a snapshot that it makes of itself, of hard links to its blocks, below its data folder. */
export function prometheusSource(url: string, data: string): Source {
  const snapshots = join(data, "snapshots");
  return {
    name: "prometheus",
    absent: async () => undefined,
    async stage(_folder, signal) {
      const name = await snapshot(url, signal);
      const made = join(snapshots, name);
      const files = await readdir(made).catch(() => {
        throw new Error(
          `Prometheus at ${url} made snapshot ${name}, which is not below ${snapshots}: not its data folder?`,
        );
      });
      await writeFile(join(snapshots, `${name}${MARK}`), "");
      if (files.length === 0) throw new Error(`Prometheus at ${url} made an empty snapshot: it has no samples yet`);
      return made;
    },
    async clean() {
      const names = await readdir(snapshots).catch(() => []);
      for (const mark of names.filter((name) => name.endsWith(MARK))) {
        await rm(join(snapshots, mark.slice(0, -MARK.length)), { recursive: true, force: true });
        await rm(join(snapshots, mark));
      }
    },
  };
}
