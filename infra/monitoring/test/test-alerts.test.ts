import { appendFile, cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { testFilesOf } from "../src/alert-tests/files.ts";
import { ruleFiles } from "../src/rule-files.ts";
import { renderRules } from "../src/rules/rule-file.ts";
import { changedTests } from "../src/test-alerts/changed.ts";
import { inOrder } from "../src/test-alerts/queue.ts";
import { run } from "../src/test-alerts/run.ts";
import { longestFirst, testFilesFor } from "../src/test-alerts/topic-files.ts";

const TESTS = fileURLToPath(new URL("../../prometheus/tests/", import.meta.url));
const CLI = fileURLToPath(new URL("../src/test-alerts/cli.ts", import.meta.url));
const cli = (...args: string[]) => execa(process.execPath, [CLI, ...args], { reject: false });

const FILES = ["alerts-reconciliation.test.yml", "reconciliation.test.yml", "reconciliation-counts.test.yml"];

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "test-alerts-"));
  await mkdir(join(folder, "rules"));
  await mkdir(join(folder, "tests"));
  for (const [file, groups] of Object.entries(ruleFiles))
    await writeFile(join(folder, "rules", file), renderRules(groups));
  for (const [file, text] of Object.entries(testFilesOf("reconciliation")))
    await writeFile(join(folder, "tests", file), text);
  for (const file of FILES.slice(1)) await cp(join(TESTS, file), join(folder, "tests", file));
});
afterEach(() => rm(folder, { recursive: true }));

/** Runs the tests of reconciliation in the folder. */
async function reconciliation() {
  const text = { out: "", err: "" };
  const code = await run(["reconciliation"], {
    folder,
    out: (more) => {
      text.out += more;
    },
    err: (more) => {
      text.err += more;
    },
  });
  return { code, out: text.out.replaceAll(/\d+\.\d s/g, "0.0 s"), err: text.err };
}

async function replace(file: string, from: string, to: string): Promise<void> {
  const text = await readFile(join(folder, file), "utf8");
  expect(text).toContain(from);
  await writeFile(join(folder, file), text.replace(from, to));
}

describe("pnpm test:alerts", () => {
  it("runs the generated and the handwritten tests of a topic", async () => {
    expect(await reconciliation()).toEqual({
      code: 0,
      out: `${FILES.map((file) => `passed  ${file} (0.0 s)\n`).join("")}3 of 3 test files passed.\n`,
      err: "",
    });
  });

  it("shows how an alert differs from what a test expects, and that the file is not the generated one", async () => {
    await replace("tests/alerts-reconciliation.test.yml", "severity: critical", "severity: low");
    const { code, out, err } = await reconciliation();
    expect([code, err]).toEqual([
      1,
      "Out of date; run pnpm generate:\n  - infra/prometheus/tests/alerts-reconciliation.test.yml\n",
    ]);
    expect(out).toMatch(
      /^FAILED {2}alerts-reconciliation\.test\.yml \(0\.0 s\)\n {4}name: \w+: .*\n {4}alertname: \w+/,
    );
    expect(out).toContain('"severity": "low" => "critical"');
    expect(out).toMatch(/\n2 of 3 test files passed\.\n$/);
  });

  it("names a rule file that is out of date, though its tests pass", async () => {
    await appendFile(join(folder, "rules/reconciliation.yml"), "# An edit by hand.\n");
    expect(await reconciliation()).toMatchObject({
      code: 1,
      out: expect.stringContaining("3 of 3 test files passed."),
      err: "Out of date; run pnpm generate:\n  - infra/prometheus/rules/reconciliation.yml\n",
    });
  });

  it("names a test file that is missing", async () => {
    await rm(join(folder, "tests/alerts-reconciliation.test.yml"));
    expect(await reconciliation()).toMatchObject({
      code: 1,
      out: expect.stringContaining("2 of 2 test files passed."),
      err: "Out of date; run pnpm generate:\n  - infra/prometheus/tests/alerts-reconciliation.test.yml\n",
    });
  });

  it("fails a file that promtool cannot read", async () => {
    await appendFile(join(folder, "tests/reconciliation.test.yml"), "colour: red\n");
    const { code, out } = await reconciliation();
    expect(code).toBe(1);
    expect(out).toContain("FAILED  reconciliation.test.yml (0.0 s)\n");
    expect(out).toContain("field colour not found");
  });

  it.each([
    ["budget", ["slis-counts", "slis-first-minutes", "slis-of-days", "slis"]],
    ["slis", ["slis-counts", "slis"]],
    ["golden", ["golden-counts", "golden"]],
    ["redis", []],
  ])("of %s runs these handwritten files", async (topic, expected) => {
    const files = await testFilesFor(topic, TESTS);
    const handwritten = files.filter((file) => !file.startsWith("alerts-"));
    expect(handwritten).toEqual(expected.map((name) => `${name}.test.yml`));
  });

  it("lists the topics when one is unknown or none is named", async () => {
    const topics = /availability, backups, budget, .* redis, security, slis, slis-of-days, slo\n/s;
    const unknown = await cli("redis", "redsi");
    expect([unknown.exitCode, unknown.stdout]).toEqual([2, ""]);
    expect(unknown.stderr).toMatch(/^Unknown topic: redsi\n\nUsage: pnpm test:alerts <topic>/);
    expect(unknown.stderr).toMatch(topics);
    const none = await cli();
    expect(none.exitCode).toBe(2);
    expect(none.stderr).toMatch(/^Name at least one topic, or --changed\n/);
  });

  it("says what it does when asked", async () => {
    const { exitCode, stdout } = await cli("--help");
    expect([exitCode, stdout.split("\n")[0]]).toEqual([0, "Usage: pnpm test:alerts <topic>... | --changed"]);
  });
});

describe("the queue of test files", () => {
  it("starts in order, one task per processor", async () => {
    const tasks = Array.from({ length: 3 * availableParallelism() }, (_, index) => index);
    const started: number[] = [];
    let active = 0;
    let most = 0;
    const results = inOrder(tasks, async (task) => {
      started.push(task);
      active++;
      most = Math.max(most, active);
      await new Promise(setImmediate);
      active--;
      return task * 2;
    });
    expect(await Promise.all(results.values())).toEqual(tasks.map((task) => task * 2));
    expect([started, most]).toEqual([tasks, availableParallelism()]);
  });

  it("goes on after a task that rejects", async () => {
    const results = inOrder(["bad", "good"], async (task) => {
      if (task === "bad") throw new Error("no promtool");
      return task;
    });
    await expect(results.get("bad")).rejects.toThrow("no promtool");
    expect(await results.get("good")).toBe("good");
  });

  it("begins with the largest file", async () => {
    await writeFile(join(folder, "small"), "1");
    await writeFile(join(folder, "large"), "333");
    await writeFile(join(folder, "medium"), "22");
    expect(await longestFirst(["small", "large", "medium"], folder)).toEqual(["large", "medium", "small"]);
  });
});

describe("pnpm test:alerts --changed", () => {
  const git = (...args: string[]) =>
    execa("git", ["-c", "user.name=a", "-c", "user.email=a@b.example", ...args], { cwd: folder });
  beforeEach(async () => {
    await git("init", "--quiet");
    await git("add", ".");
    await git("commit", "--quiet", "--message=all");
  });

  it("runs nothing when nothing has changed", async () => {
    expect(await changedTests(folder)).toEqual([]);
  });

  it("runs a test that has changed", async () => {
    await appendFile(join(folder, "tests", "reconciliation.test.yml"), "# edited\n");
    expect(await changedTests(folder)).toEqual(["reconciliation.test.yml"]);
  });

  it("runs a new test, and the tests that load a changed rule file", async () => {
    await cp(join(TESTS, "golden-counts.test.yml"), join(folder, "tests", "golden-counts.test.yml"));
    await appendFile(join(folder, "rules", "reconciliation.yml"), "# edited\n");
    expect(await changedTests(folder)).toEqual(["golden-counts.test.yml", ...FILES].sort());
  });

  it("knows of no change outside of a git repository", async () => {
    await rm(join(folder, ".git"), { recursive: true });
    expect(await changedTests(folder)).toBeUndefined();
  });
});
