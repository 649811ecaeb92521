import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Program, program } from "@petswipe/embedded";
import { POSTGRES_COLLECTORS, POSTGRES_SESSION } from "@petswipe/monitoring/third-party/postgres-exporter";
import { processService, type ServiceSpec } from "../service.ts";
import type { Stack } from "../stack.ts";

/** Before this minor version of 0.x, the bgwriter collector selects columns that PostgreSQL 17 moved to another view. */
const SUPPORTS_POSTGRES_17 = 16;

/** Whether the output of `--version` is from an exporter whose bgwriter collector fails on PostgreSQL 17 and newer. */
export function bgwriterFails(version: string): boolean {
  const [, major, minor] = /version (\d+)\.(\d+)/.exec(version) ?? [];
  return Number(major) === 0 && Number(minor) < SUPPORTS_POSTGRES_17;
}

/** The flags of our collectors that the output of `--help` contains: an exporter does not start with unknown flags. */
export function collectorFlags(help: string): string[] {
  const known = POSTGRES_COLLECTORS.filter((name) => new RegExp(`collector\\.${name}\\s`).test(help));
  return known.map((name) => `--collector.${name}`);
}

/** Disables TLS unless the URL sets `sslmode`: the exporter's driver requires TLS by default, our server has none. */
export function withoutTlsByDefault(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  if (!url.searchParams.has("sslmode")) url.searchParams.set("sslmode", "disable");
  return url.href;
}

/** Adds timeouts to the exporter's session that the URL does not set. */
export function withSessionLimits(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  for (const [name, value] of Object.entries(POSTGRES_SESSION))
    if (!url.searchParams.has(name)) url.searchParams.set(name, value);
  return url.href;
}

async function outputOf({ command, env }: Program, flag: string): Promise<string> {
  const { stdout, stderr } = await promisify(execFile)(command, [flag], { env: { ...process.env, ...env } });
  return stdout + stderr;
}

async function versionArguments(found: Program): Promise<string[]> {
  const [version, help] = await Promise.all([outputOf(found, "--version"), outputOf(found, "--help")]);
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
