import { readdir, readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { alertsByName } from "../src/runbooks/alerts.ts";
import { FOLDER } from "../src/runbooks/files.ts";
import { knownCommands } from "../src/runbooks/known-commands.ts";
import { runbookProblems } from "../src/runbooks/problems.ts";

const files = await readdir(FOLDER);
const texts = new Map(
  await Promise.all(files.map(async (file) => [file, await readFile(FOLDER + file, "utf8")] as const)),
);
const context = { alerts: alertsByName(), retention: "35d", known: await knownCommands() };
const problems = (changed: Readonly<Record<string, string>>) =>
  runbookProblems(new Map([...texts, ...Object.entries(changed)]), context);
const redisDown = texts.get("RedisDown.md") ?? "";

it("the existing runbooks have no problems", () => {
  expect(files.length).toBeGreaterThan(50);
  expect(problems({})).toEqual([]);
});

it.each([
  [
    "a metric that does not exist",
    `${redisDown}\n\`\`\`promql\nredis_upp\n\`\`\`\n`,
    /RedisDown\.md: query .*redis_upp/,
  ],
  [
    "a grouping by a label that does not exist",
    `${redisDown}\n\`\`\`promql\nsum by (cachetype) (cache_size_bytes)\n\`\`\`\n`,
    /RedisDown\.md: query \d: .*uses label `cachetype`, but its operand only yields: cache_type/,
  ],
  ["a broken link", `${redisDown}\nSee [that](Nowhere.md).\n`, /RedisDown\.md: Nowhere\.md/],
  ["a script that does not exist", `${redisDown}\nRun \`pnpm nonsense\`.\n`, /RedisDown\.md: .*nonsense/],
  ["a variable that does not exist", `${redisDown}\nSet \`REDIS_NONSENSE\`.\n`, /RedisDown\.md: .*REDIS_NONSENSE/],
  ["another title", redisDown.replace("# RedisDown", "# RedisUp"), /RedisDown\.md: .*RedisUp/],
  [
    "a service that no alert is about",
    `${redisDown}\nRun \`pnpm silence rediss 1h "why"\`.\n`,
    /RedisDown\.md: unknown service of alerts: rediss/,
  ],
  [
    "an alert that cannot be silenced, since it does not exist",
    `${redisDown}\nRun \`pnpm silence redis 1h "why" --alert RedisDwn\`.\n`,
    /RedisDown\.md: unknown alert: RedisDwn/,
  ],
  ["Windows line endings", redisDown.replaceAll("\n", "\r\n"), /RedisDown\.md: has Windows line endings/],
  [
    "a second place for the rule",
    `${redisDown}\n<!-- rule -->\n<!-- /rule -->\n`,
    /RedisDown\.md: has <!-- rule --> more than once/,
  ],
])("refuses %s, and names the file", (_, text, expected) => {
  expect(text).not.toBe(redisDown);
  expect(problems({ "RedisDown.md": text }).join("\n")).toMatch(expected);
});

it("refuses a runbook of an alert that does not exist", () => {
  expect(problems({ "Nonsense.md": redisDown })).toContain("infra/runbooks/Nonsense.md: Nonsense is not an alert.");
});
