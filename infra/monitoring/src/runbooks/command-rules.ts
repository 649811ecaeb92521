import { parseRunbook } from "./parse.ts";

/** Names that commands may use. */
export interface Known {
  /** In the root package.json. */
  readonly scripts: ReadonlySet<string>;
  /** In compose.yaml. */
  readonly services: ReadonlySet<string>;
  /** Environment variables of our programs and of containers. */
  readonly variables: ReadonlySet<string>;
  readonly alerts: ReadonlySet<string>;
  /** What alerts are about. */
  readonly alertServices: ReadonlySet<string>;
}

/** Subcommands of docker compose that take services: all of their arguments, or the first one only. */
const SUBCOMMANDS: Readonly<Record<string, "all" | "first">> = {
  exec: "first",
  kill: "all",
  logs: "all",
  ps: "all",
  restart: "all",
  start: "all",
  stop: "all",
  top: "all",
  up: "all",
};

function servicesIn(command: string): string[] {
  const unquoted = command.replaceAll(/'[^']*'|"[^"]*"/g, "-");
  return [...unquoted.matchAll(/docker compose ([^|;&)#>\n]*)/g)].flatMap(([, rest = ""]) => {
    const [subcommand = "", ...named] = rest.split(/\s+/).filter((word) => word !== "" && !word.startsWith("-"));
    const services = SUBCOMMANDS[subcommand];
    return services === "first" ? named.slice(0, 1) : services === "all" ? named : [];
  });
}

const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = ""]) => found);

const SILENCE = /\bpnpm silence (?!list\b|end\b|--help\b)([\w-]+)/g;
const SILENCED_ALERT = /\bpnpm silence [^\n]*--alert[= ](\w+)/g;

/** One problem for each script, service, alert or variable in a runbook's commands that does not exist. */
export function commandProblems(text: string, known: Known): string[] {
  const { blocks, prose } = parseRunbook(text);
  const commands = blocks.filter(({ language }) => language === "bash").map((block) => block.text);
  const written = [...commands, ...all(prose, /`([^`]+)`/g)].join("\n");
  const missing = (what: string, names: readonly string[], existing: ReadonlySet<string>) =>
    [...new Set(names)].filter((name) => !existing.has(name)).map((name) => `unknown ${what}: ${name}.`);
  return [
    ...missing("script", all(written, /\bpnpm ([a-z][\w:-]*)/g), known.scripts),
    ...missing("compose service", [...new Set(written.split("\n").flatMap(servicesIn))], known.services),
    ...missing("service of alerts", all(written, SILENCE), known.alertServices),
    ...missing("alert", all(written, SILENCED_ALERT), known.alerts),
    ...missing("variable", all(written, /\b([A-Z][A-Z0-9]*_[A-Z0-9_]+)\b/g), known.variables),
  ];
}
