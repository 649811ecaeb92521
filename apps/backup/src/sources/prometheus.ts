import { readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { addressOf } from "@petswipe/prometheus-client";
import type { Source } from "./source.ts";

/** Marks the snapshots that a backup created; others are never removed. */
const MARKER = ".petswipe-backup";

const SNAPSHOT_TIMEOUT_MS = 10 * 60_000;

/** Creates a snapshot of Prometheus' database, including the newest samples, and returns its name. */
async function createSnapshot(url: string, signal: AbortSignal | undefined): Promise<string> {
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
    throw new Error(`Prometheus created no snapshot: HTTP ${answer.status} ${body.slice(0, 200)}${hint}`);
  }
  return (JSON.parse(body) as { data: { name: string } }).data.name;
}

/** Prometheus' samples, from a snapshot that it creates below its data folder, of hard links to its blocks. */
export function prometheusSource(url: string, data: string): Source {
  const snapshots = join(data, "snapshots");
  return {
    name: "prometheus",
    absent: async () => undefined,
    async stage(_staging, signal) {
      const name = await createSnapshot(url, signal);
      const folder = join(snapshots, name);
      const files = await readdir(folder).catch(() => {
        throw new Error(`snapshot ${name} of Prometheus at ${url} is not in ${snapshots}; check PROMETHEUS_DATA`);
      });
      await writeFile(join(snapshots, `${name}${MARKER}`), "");
      if (files.length === 0) throw new Error(`the snapshot of Prometheus at ${url} is empty: it has no samples yet`);
      return folder;
    },
    async clean() {
      const names = await readdir(snapshots).catch(() => []);
      for (const marker of names.filter((name) => name.endsWith(MARKER))) {
        await rm(join(snapshots, marker.slice(0, -MARKER.length)), { recursive: true, force: true });
        await rm(join(snapshots, marker));
      }
    },
  };
}
