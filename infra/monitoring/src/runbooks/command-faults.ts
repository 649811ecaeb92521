import { parseRunbook } from "./parse.ts";

/** What commands may name. */
export interface Known {
  /** Of the root package.json. */
  readonly scripts: ReadonlySet<string>;
  /** Of compose.yaml. */
  readonly services: ReadonlySet<string>;
  /** Of the environment, of our programs and of containers. */
  readonly variables: ReadonlySet<string>;
}

/** Verbs of docker compose after which services stand, all or the first word only. */
const VERBS: Readonly<Record<string, "all" | "first">> = {
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
    const [verb = "", ...named] = rest.split(/\s+/).filter((word) => word !== "" && !word.startsWith("-"));
    return VERBS[verb] === "first" ? named.slice(0, 1) : VERBS[verb] === "all" ? named : [];
  });
}

const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = ""]) => found);

/** Scripts, services and variables of a runbook that there are not, a sentence for each. */
export function commandFaults(text: string, known: Known): string[] {
  const { blocks, prose } = parseRunbook(text);
  const commands = blocks.filter(({ language }) => language === "bash").map((block) => block.text);
  const said = [...commands, ...all(prose, /`([^`]+)`/g)].join("\n");
  const missing = (what: string, names: readonly string[], there: ReadonlySet<string>) =>
    [...new Set(names)].filter((name) => !there.has(name)).map((name) => `there is no ${what} ${name}.`);
  return [
    ...missing("script", all(said, /\bpnpm ([a-z][\w:-]*)/g), known.scripts),
    ...missing("compose service", [...new Set(said.split("\n").flatMap(servicesIn))], known.services),
    ...missing("variable", all(said, /\b([A-Z][A-Z0-9]*_[A-Z0-9_]+)\b/g), known.variables),
  ];
}
