import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { program, projectRoot } from "@petswipe/embedded";
import { renderRules } from "@petswipe/monitoring/rules/rule-file";
import { alertsByName } from "@petswipe/monitoring/runbooks/alerts";
import { commandFaults, type Known } from "@petswipe/monitoring/runbooks/command-faults";
import { alertOf, FOLDER, README, readTexts } from "@petswipe/monitoring/runbooks/files";
import { linkFaults } from "@petswipe/monitoring/runbooks/link-faults";
import { parseRunbook } from "@petswipe/monitoring/runbooks/parse";
import { queriesAsRules, queryFaults } from "@petswipe/monitoring/runbooks/query-faults";
import { refresh } from "@petswipe/monitoring/runbooks/refresh";
import { structureFaults } from "@petswipe/monitoring/runbooks/structure-faults";
import { thresholdFaults } from "@petswipe/monitoring/runbooks/threshold-faults";
import { readPrometheusSettings } from "@petswipe/monitoring/scrape/settings";
import { execa } from "execa";
import { describe, expect, it } from "vitest";
import { compose, environmentOf, variablesIn } from "./support/compose.ts";

const alerts = alertsByName();
const texts = await readTexts();
const files = [...texts];
const runbooks = new Map(files.filter(([file]) => file !== README).map(([file, text]) => [alertOf(file), text]));
const { PROMETHEUS_RETENTION: retention } = readPrometheusSettings({});

async function knownCommands(): Promise<Known> {
  const manifest = JSON.parse(await readFile(join(projectRoot, "package.json"), "utf8")) as { scripts: object };
  const example = await readFile(join(projectRoot, ".env.example"), "utf8");
  const services = Object.keys(compose.services);
  const ours = [...example.matchAll(/^# ([A-Z0-9_]+)=/gm)].map(([, name = ""]) => name);
  const ofContainers = services.flatMap((name) => Object.keys(environmentOf(name)));
  const ofCompose = variablesIn(compose).map(([name]) => name);
  return {
    scripts: new Set(Object.keys(manifest.scripts)),
    services: new Set(services),
    variables: new Set([...ours, ...ofContainers, ...ofCompose]),
  };
}
const known = await knownCommands();

async function checkRules(queries: ReadonlyMap<string, string>) {
  const { command, env } = await program("promtool");
  const folder = await mkdtemp(join(tmpdir(), "runbooks "));
  try {
    await writeFile(join(folder, "runbooks.yml"), renderRules([queriesAsRules(queries)]));
    return await execa(command, ["check", "rules", "runbooks.yml"], { cwd: folder, env, all: true, reject: false });
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function bashFaults(text: string): Promise<string[]> {
  const commands = parseRunbook(text).blocks.filter(({ language }) => language === "bash");
  const input = commands.map((block) => block.text).join("\n");
  const { stderr } = await execa("bash", ["-n"], { input, reject: false });
  return stderr === "" ? [] : [stderr];
}

/** The faults of every text, each with its file's name. */
async function faultsOf(check: (file: string, text: string) => readonly string[] | Promise<readonly string[]>) {
  const faults = await Promise.all(files.map(async ([file, text]) => [file, await check(file, text)] as const));
  return faults.flatMap(([file, found]) => found.map((fault) => `${file}: ${fault}`));
}
const unlessReadme = (file: string, faults: () => string[]) => (file === README ? [] : faults());

describe("the runbooks", () => {
  it("are one for each alert", () => {
    expect([...runbooks.keys()].sort()).toEqual([...alerts.keys()].sort());
  });

  it("have their headings, and three looks that say what to run and what the answers mean", async () => {
    const check = (file: string, text: string) => unlessReadme(file, () => structureFaults(alertOf(file), text));
    expect(await faultsOf(check)).toEqual([]);
  });

  it("leave thresholds to the part that is written from the rules", async () => {
    const specsOf = (file: string) => alerts.get(alertOf(file)) ?? [];
    const check = (file: string, text: string) => unlessReadme(file, () => thresholdFaults(text, specsOf(file)));
    expect(await faultsOf(check)).toEqual([]);
  });

  it("say of the rules what the rules say", async () => {
    const check = (file: string, text: string) => (refresh(file, text, alerts) === text ? [] : ["run pnpm generate"]);
    expect(await faultsOf(check)).toEqual([]);
  });

  it("have links that lead somewhere", async () => {
    const isThere = (path: string) => existsSync(join(FOLDER, path));
    const check = (file: string, text: string) =>
      linkFaults(text, (other) => texts.get(other === "" ? file : other), isThere);
    expect(await faultsOf(check)).toEqual([]);
  });

  it("name scripts, services and variables that there are", async () => {
    expect(await faultsOf((_, text) => commandFaults(text, known))).toEqual([]);
  });

  it("have commands that bash can read", async () => {
    expect(await faultsOf((_, text) => bashFaults(text))).toEqual([]);
  });

  it("ask Prometheus for what is served", () => {
    expect(queryFaults(runbooks, retention)).toEqual([]);
  });

  it("ask Prometheus in queries that promtool accepts", async () => {
    const { all, exitCode } = await checkRules(runbooks);
    expect(exitCode, all).toBe(0);
    expect(all).toContain(`${queriesAsRules(runbooks).rules.length} rules found`);
  });
});

describe("those who check", () => {
  it("are told by promtool of a query that cannot work", async () => {
    const { all } = await checkRules(new Map([["Wrong", "```promql\nrate(up)\n```\n"]]));
    expect(all).toMatch(/expected type range vector/);
  });

  it("are told by bash of a command that it cannot read", async () => {
    expect(await bashFaults("```bash\necho 'a\n```\n")).toEqual([expect.stringMatching(/unexpected EOF/)]);
  });
});
