import { pathToFileURL } from "node:url";
import { projectRoot } from "@petswipe/embedded";
import type { TObject } from "typebox";

/** A program whose environment `.env.example` documents. */
export interface Program {
  /** Of its section. */
  readonly name: string;
  /** The module of its schema, from the repository's root. */
  readonly module: string;
  readonly schema: string;
}

/** In the order of `.env.example`. */
export const PROGRAMS: readonly Program[] = [
  { name: "backend", module: "apps/backend/src/config.ts", schema: "BackendEnv" },
  { name: "exporter", module: "apps/exporter/src/config.ts", schema: "ExporterEnv" },
  { name: "frontend", module: "apps/frontend/src/config.ts", schema: "FrontendEnv" },
  { name: "dev", module: "infra/dev/settings.ts", schema: "DevEnv" },
  { name: "monitoring", module: "infra/monitoring/src/configure/settings.ts", schema: "MonitoringEnv" },
  { name: "silence", module: "infra/tools/live/src/silence/settings.ts", schema: "SilenceEnv" },
  { name: "prometheus", module: "packages/prometheus-client/src/address.ts", schema: "PrometheusUrlEnv" },
  { name: "setup", module: "infra/setup/settings.ts", schema: "SetupEnv" },
  { name: "backup", module: "apps/backup/src/settings.ts", schema: "BackupEnv" },
];

/** The schema that parses a program's environment. */
export async function schemaOf({ module, schema }: Program): Promise<TObject> {
  const exported = (await import(pathToFileURL(`${projectRoot}/${module}`).href)) as Record<
    string,
    TObject | undefined
  >;
  const found = exported[schema];
  if (found === undefined) throw new Error(`${module} exports no ${schema}`);
  return found;
}
