import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { projectRoot } from "@petswipe/embedded";
import { MonitoringEnv } from "@petswipe/monitoring/configure/settings";
import { describe, expect, it } from "vitest";
import { SetupEnv } from "../setup/settings.ts";
import { compose, environmentOf, INFRA, override, variablesIn, withDefaults } from "./support/compose.ts";

const example = await readFile(join(projectRoot, ".env.example"), "utf8");

/** The variables of a program with their defaults, from .env.example. */
function variablesOf(program: string): ReadonlyMap<string, string> {
  const part = new RegExp(`^# --- ${program}\n([\\s\\S]*?)^# --- end of ${program}$`, "m").exec(example)?.[1] ?? "";
  return new Map([...part.matchAll(/^# ([A-Z][A-Z0-9_]*)=(.*)$/gm)].map(([, name = "", value = ""]) => [name, value]));
}

const programs = ["backend", "frontend", "exporter"];
const monitoring = new Set(Object.keys(MonitoringEnv.properties));

describe("the environment of a program", () => {
  it.each(programs)("contains only variables that it reads: %s", (program) => {
    const known = variablesOf(program);
    expect(known.size).toBeGreaterThan(0);
    expect(Object.keys(environmentOf(program)).filter((name) => !known.has(name))).toEqual([]);
  });

  it("contains only variables that setup and migrate read", () => {
    const unknown = Object.keys(environmentOf("setup")).filter((name) => !monitoring.has(name));
    expect(unknown).toEqual(["COMPOSE_PROFILES"]);
    expect(Object.keys(environmentOf("migrate"))).toEqual(Object.keys(SetupEnv.properties));
  });

  it.each(programs)("has the defaults of the program: %s", (program) => {
    const known = variablesOf(program);
    const different = Object.entries(environmentOf(program)).flatMap(([name, value]) => {
      const [here, there] = [withDefaults(value), known.get(name)];
      return variablesIn(value).length === 0 || !here || !there || here === there ? [] : [`${name}: ${here}, ${there}`];
    });
    expect(different).toEqual([]);
  });
});

it("every variable has exactly one default", () => {
  const used = Map.groupBy([...variablesIn(compose), ...variablesIn(override)], ([name]) => name);
  const defaults = [...used].map(([name, each]) => [name, [...new Set(each.map(([, fallback]) => fallback))]] as const);
  expect(defaults.length).toBeGreaterThan(30);
  expect(defaults.filter(([, all]) => all.length !== 1 || all[0] === undefined)).toEqual([]);
});

it("monitoring.env.example lists existing variables", async () => {
  const text = await readFile(join(INFRA, "monitoring.env.example"), "utf8");
  const names = [...text.matchAll(/^# ([A-Z][A-Z0-9_]*)=/gm)].map(([, name = ""]) => name);
  expect(names.length).toBeGreaterThan(0);
  expect(names.filter((name) => !monitoring.has(name))).toEqual([]);
});
