import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readTexts } from "@petswipe/monitoring/runbooks/files";
import { linkProblems } from "@petswipe/monitoring/runbooks/link-rules";
import { describe, expect, it } from "vitest";
import { compose, dotenv, INFRA, isOneShot, override, services, variablesIn, withDefaults } from "./support/compose.ts";

const texts = await readTexts();
const readme = await readFile(join(INFRA, "README.md"), "utf8");

/** The rows of the first table under a heading, without its header. */
function tableOf(heading: string): string[][] {
  const part = readme.split(/^## /m).find((text) => text.startsWith(`${heading}\n`)) ?? "";
  const rows = part.split("\n").filter((line) => line.startsWith("|"));
  return rows.slice(2).map((row) =>
    row
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const code = (text: string) => (text === "" ? "" : `\`${text}\``);

describe("infra/README.md", () => {
  it("lists every variable of the compose files with its default", () => {
    const used = new Map([...variablesIn(compose), ...variablesIn(override)]);
    const defaults = [...used].map(([name, fallback = ""]) => [name, dotenv[name] ?? fallback]);
    const named = tableOf("Variables").map(([name = "", fallback = "", what]) => {
      expect(what).not.toBe("");
      return [name, fallback];
    });
    expect(named.toSorted()).toEqual(defaults.map(([name = "", value = ""]) => [code(name), code(value)]).toSorted());
  });

  it("lists published ports", () => {
    const files = { "compose.yaml": compose, "compose.override.yaml": override };
    const published = Object.entries(files).flatMap(([file, { services: all }]) =>
      Object.entries(all).flatMap(([name, { ports = [] }]) => {
        const [profile] = compose.services[name]?.profiles ?? [];
        const by = profile === undefined ? code(file) : `${code(file)}, profile ${code(profile)}`;
        return ports.map((port) => [code(withDefaults(port).replace(/:\d+$/, "")), by]);
      }),
    );
    expect(
      tableOf("What is published")
        .map(([, where, by]) => [where, by])
        .toSorted(),
    ).toEqual(published.toSorted());
  });

  it("lists every profile", () => {
    const profiles = new Set(services.flatMap(([, service]) => service.profiles ?? []));
    expect(new Set(tableOf("Optional parts").map(([profile]) => profile))).toEqual(new Set([...profiles].map(code)));
  });

  it("lists the networks, their services and whether they are internal", () => {
    const networks = Object.entries(compose.networks).map(([name, network]) => {
      const members = services.filter(([, service]) => service.networks.includes(name));
      return [code(name), network?.internal ? "no" : "yes", members.map(([member]) => member).join(", ")];
    });
    expect(tableOf("Networks")).toEqual(networks);
  });

  it("sums up the limits", () => {
    const mebibytes = (text = "") => Number.parseInt(text, 10) * (text.endsWith("G") ? 1024 : 1);
    const sums = (parts: string, counts: (profiles: readonly string[]) => boolean) => {
      const staying = services.filter(([, service]) => !isOneShot(service) && counts(service.profiles ?? []));
      const limits = staying.map(([, { deploy }]) => deploy.resources.limits);
      const memory = limits.reduce((sum, limit) => sum + mebibytes(limit?.memory), 0);
      const cpus = limits.reduce((sum, limit) => sum + Number(limit?.cpus), 0);
      return [parts, String(staying.length), `${memory} MiB`, String(cpus)];
    };
    expect(tableOf("Limits")).toEqual([sums("all", () => true), sums("none", (profiles) => profiles.length === 0)]);
  });

  it("has only valid links", () => {
    const textOf = (path: string) => (path === "" ? readme : texts.get(path.replace(/^runbooks\//, "")));
    expect(linkProblems(readme, textOf, (path) => existsSync(join(INFRA, path)))).toEqual([]);
  });
});
