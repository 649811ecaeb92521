import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Program, program } from "@petswipe/embedded";
import { POSTGRES_COLLECTORS, POSTGRES_SESSION } from "@petswipe/monitoring/third-party/postgres-exporter";
import { processService, type ServiceSpec } from "../service.ts";
import type { Stack } from "../stack.ts";

/** Before this minor version of 0.x its bgwriter collector asks for columns that PostgreSQL 17 moved elsewhere. */
const knowsPostgres17 = 16;

/** Whether the text of `--version` is that of an exporter whose bgwriter collector fails on PostgreSQL 17 and newer. */
export function bgwriterFails(version: string): boolean {
  const [, major, minor] = /version (\d+)\.(\d+)/.exec(version) ?? [];
  return Number(major) === 0 && Number(minor) < knowsPostgres17;
}

/** The flags of the collectors we want that the text of `--help` knows: an exporter refuses to start with any other. */
export function collectorFlags(help: string): string[] {
  const known = POSTGRES_COLLECTORS.filter((name) => new RegExp(`collector\\.${name}\\s`).test(help));
  return known.map((name) => `--collector.${name}`);
}

/** The exporter's driver asks for TLS unless told; ours does not. */
export function withoutTlsByDefault(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  if (!url.searchParams.has("sslmode")) url.searchParams.set("sslmode", "disable");
  return url.href;
}

/** Bounds what the exporter's session waits for, unless the URL does. */
export function withSessionLimits(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  for (const [name, value] of Object.entries(POSTGRES_SESSION))
    if (!url.searchParams.has(name)) url.searchParams.set(name, value);
  return url.href;
}

async function tell({ command, env }: Program, flag: string): Promise<string> {
  const { stdout, stderr } = await promisify(execFile)(command, [flag], { env: { ...process.env, ...env } });
  return stdout + stderr;
}

async function versionArguments(found: Program): Promise<string[]> {
  const [version, help] = await Promise.all([tell(found, "--version"), tell(found, "--help")]);
  return [...(bgwriterFails(version) ? ["--no-collector.bgwriter"] : []), ...collectorFlags(help)];
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
        env: { ...found.env, DATA_SOURCE_NAME: withSessionLimits(withoutTlsByDefault(databaseUrl)) },
      };
    },
  });
}
