import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { ALERT_SERVICES } from "../alerts/vocabulary.ts";
import { alertsByName } from "./alerts.ts";
import type { Known } from "./command-rules.ts";

const ROOT = new URL("../../../../", import.meta.url);
const read = (path: string): Promise<string> => readFile(new URL(path, ROOT), "utf8");

interface ComposeFile {
  readonly services: Readonly<Record<string, { readonly environment?: Readonly<Record<string, string>> }>>;
}

// Two dollar signs are an escaped one.
const COMPOSE_VARIABLE = /(?<!\$)\$\{?([A-Z][A-Z0-9_]*)/g;
const EXAMPLE_VARIABLE = /^# ([A-Z0-9_]+)=/gm;

const namesIn = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, name = ""]) => name);

/** The alerts, the scripts of the root package.json, the services of compose.yaml, and the variables that they or a program read. */
export async function knownCommands(): Promise<Known> {
  const compose = await read("infra/compose.yaml");
  const { services } = parse(compose, { merge: true }) as ComposeFile;
  const { scripts } = JSON.parse(await read("package.json")) as { scripts: object };
  return {
    alerts: new Set(alertsByName().keys()),
    alertServices: new Set(ALERT_SERVICES),
    scripts: new Set(Object.keys(scripts)),
    services: new Set(Object.keys(services)),
    variables: new Set([
      ...namesIn(await read(".env.example"), EXAMPLE_VARIABLE),
      ...Object.values(services).flatMap(({ environment }) => Object.keys(environment ?? {})),
      ...namesIn(compose, COMPOSE_VARIABLE),
    ]),
  };
}
