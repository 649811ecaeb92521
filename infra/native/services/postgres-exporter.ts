import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Program, program } from "@petswipe/embedded";
import { processService, type ServiceSpec } from "../service.ts";
import type { Stack } from "../stack.ts";

/** Before this minor version of 0.x its bgwriter collector asks for columns that PostgreSQL 17 moved elsewhere. */
const knowsPostgres17 = 16;

/** Whether the text of `--version` is that of an exporter whose bgwriter collector fails on PostgreSQL 17 and newer. */
export function bgwriterFails(version: string): boolean {
  const [, major, minor] = /version (\d+)\.(\d+)/.exec(version) ?? [];
  return Number(major) === 0 && Number(minor) < knowsPostgres17;
}

/** The exporter's driver asks for TLS unless told; ours does not. */
export function withoutTlsByDefault(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  if (!url.searchParams.has("sslmode")) url.searchParams.set("sslmode", "disable");
  return url.href;
}

async function versionArguments({ command, env }: Program): Promise<string[]> {
  const { stdout, stderr } = await promisify(execFile)(command, ["--version"], { env: { ...process.env, ...env } });
  return bgwriterFails(stdout + stderr) ? ["--no-collector.bgwriter"] : [];
}

/** Metrics of PostgreSQL. */
export function postgresExporter({ paths, ports, log }: Stack, databaseUrl: string): ServiceSpec {
  const address = `127.0.0.1:${ports.postgresExporter}`;
  return processService({
    name: "postgres-exporter",
    stage: "monitoring",
    url: `http://localhost:${ports.postgresExporter}/metrics`,
    logFile: join(paths.logs, "postgres-exporter.log"),
    runDir: paths.run,
    ready: `http://${address}/`,
    async command(signal) {
      const found = await program("postgres-exporter", { log, signal });
      const args = [`--web.listen-address=${address}`, ...(await versionArguments(found))];
      return {
        command: found.command,
        args,
        env: { ...found.env, DATA_SOURCE_NAME: withoutTlsByDefault(databaseUrl) },
      };
    },
  });
}
