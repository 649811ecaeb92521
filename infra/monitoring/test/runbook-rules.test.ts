import { describe, expect, it } from "vitest";
import type { AlertSpec } from "../src/alerts/alert.ts";
import { alertsByName } from "../src/runbooks/alerts.ts";
import { commandProblems } from "../src/runbooks/command-rules.ts";
import { linkProblems } from "../src/runbooks/link-rules.ts";
import { queryProblems } from "../src/runbooks/query-rules.ts";
import { refresh } from "../src/runbooks/refresh.ts";
import { structureProblems } from "../src/runbooks/structure-rules.ts";
import { thresholdProblems } from "../src/runbooks/threshold-rules.ts";

const step = (number: number, language = "promql") =>
  `${number}. Is it up?\n\n   \`\`\`${language}\n   up\n   \`\`\`\n\n   If it is 0, then it is down.\n`;

const GOOD = `# Example

<!-- rule -->
<!-- /rule -->

## Meaning

Something.

## Impact

Users.

## Triage

${step(1)}
${step(2)}
${step(3)}
## Mitigation

Stop it.
`;

const block = (language: string, text: string) => `\`\`\`${language}\n${text}\n\`\`\`\n`;

describe("a runbook's form", () => {
  it("is accepted as above", () => {
    expect(structureProblems("Example", GOOD)).toEqual([]);
  });

  it.each([
    ["another title", GOOD.replace("# Example", "# Other"), /title is "Other"/],
    ["a missing heading", GOOD.replace("## Impact\n", ""), /headings are Meaning, Triage/],
    ["headings in another order", GOOD.replace("Meaning", "Mitigation"), /headings are Mitigation, Impact/],
    [
      "a comment in code in place of text",
      GOOD.replace("Users.", block("bash", "## Users")),
      /section "Impact" is empty/,
    ],
    ["a missing triage step", GOOD.replace(step(3), ""), /Triage has 2 steps/],
    ["wrong numbers", GOOD.replace("3. Is", "4. Is"), /Triage has 3 steps; expected three, numbered 1 to 3/],
    ["a step without a command", GOOD.replace(step(2), "2. If you can, look.\n"), /step 2 has nothing to run/],
    [
      "a step without an interpretation",
      GOOD.replace("   If it is 0, then it is down.\n", ""),
      /step 1 does not interpret/,
    ],
    [
      "code that is not checked",
      GOOD.replace("Stop it.", `Stop it.\n\n${block("python", "stop()")}`),
      /block is "python"/,
    ],
    ["too much to read", GOOD.replace("Stop it.", "Stop it.\n".repeat(30)), /\d+ hand-written lines/],
  ])("is refused with %s", (_, text, problem) => {
    expect(structureProblems("Example", text)).toEqual([expect.stringMatching(problem)]);
  });
});

describe("a threshold", () => {
  const spec = (threshold: string, hold?: string) =>
    ({ format: "number", bands: [{ severity: "high", expr: "up", threshold, ...(hold && { for: hold }) }] }) as const;
  const saying = (sentence: string) => GOOD.replace("Something.", sentence);

  it.each([
    ["More than 10% fail.", "> 10%"],
    ["More than 10 percent fail.", "> 10%"],
    ["It takes 2 seconds.", "> 2s"],
    ["It takes 250 ms.", "> 250ms"],
    ["For 5 minutes.", "> 1%", "5m"],
    ["More than 20, and so on.", "> 20, and more than 5%"],
    ["A rate of 14.4 is too much.", "> 14.4 times in 1h and 5m"],
  ])('is found in "%s"', (sentence, threshold, hold?: string) => {
    expect(thresholdProblems(saying(sentence), spec(threshold, hold))).toHaveLength(1);
  });

  it.each([
    ["Requests answered 5xx, p99, port 5001.", "> 5%"],
    ["It keeps 10 minutes.", "> 10%"],
    ["It is 0.", "> 0 in 15m"],
    ["It is `rate(x[5m])`.", "> 0 in 5m"],
    ["It keeps 20 seconds.", "> 20, and more than 5%"],
  ])('is not found in "%s"', (sentence, threshold) => {
    expect(thresholdProblems(saying(sentence), spec(threshold))).toEqual([]);
  });
});

describe("a query", () => {
  const problemsOf = (query: string) => queryProblems(new Map([["Example", block("promql", query)]]), "35d");

  it.each([
    ["of ours, of third parties and of rules", "sum(rate(swipes_total[5m])) + pg_up + job:http_requests:rate5m"],
    ["by several names", '{__name__=~"pg_up|redis_up"}'],
  ])("may select metrics %s", (_, query) => {
    expect(problemsOf(query)).toEqual([]);
  });

  it.each([
    ["an unknown metric", "pg_upp == 0", /pg_upp does not exist/],
    ["an unknown metric among several", '{__name__=~"pg_up|redis_upp"}', /redis_upp does not exist/],
    ["an unknown label", 'swipes_total{kind="dog"}', /swipes_total has no label kind/],
    ["a range beyond the retention", "rate(swipes_total[90d])", /looks back 90d/],
    ["a syntax error", "sum(", /invalid PromQL/],
  ])("is refused with %s", (_, query, problem) => {
    expect(problemsOf(query)).toEqual([expect.stringMatching(problem)]);
  });
});

describe("a command", () => {
  const known = {
    scripts: new Set(["slo", "silence"]),
    services: new Set(["redis"]),
    variables: new Set(["REDIS_URL"]),
    alerts: new Set(["RedisDown"]),
    alertServices: new Set(["redis"]),
  };

  it("may use what exists", () => {
    const commands =
      'pnpm slo --gate\ndocker compose exec -T redis redis-cli INFO | grep "up backend"\necho $REDIS_URL';
    expect(commandProblems(block("bash", commands), known)).toEqual([]);
  });

  it.each([
    ["a script", block("bash", "pnpm sloe"), "unknown script: sloe."],
    ["a script in a sentence", "Run `pnpm sloe`.", "unknown script: sloe."],
    [
      "a service",
      block("bash", "docker compose restart --timeout=5 redis; docker compose logs reddis | tail"),
      "unknown compose service: reddis.",
    ],
    ["a service in a sentence", "Then `docker compose up -d reddis`.", "unknown compose service: reddis."],
    ["a variable", block("bash", "REDIS_ULR=x docker compose up -d redis"), "unknown variable: REDIS_ULR."],
  ])("is refused with %s that does not exist", (_, text, problem) => {
    expect(commandProblems(text, known)).toEqual([problem]);
  });
});

describe("a link", () => {
  const text = "# Here\n\n## A part\n\n[a](#a-part) [b](Other.md#there) [c](https://petswipe.example/x) [d](../x)";
  const problemsOf = (here: string) =>
    linkProblems(
      here,
      (file) => ({ "": here, "Other.md": "## There" })[file],
      (path) => path === "../x",
    );

  it("may point to a heading, a runbook, a file or the web", () => {
    expect(problemsOf(text)).toEqual([]);
  });

  it.each([
    ["file", text.replace("Other.md", "Otter.md"), "Otter.md#there: no such file."],
    ["heading", text.replace("#there", "#their"), "Other.md#their: no such heading."],
    ["heading here", text.replace("#a-part", "#b-part"), "#b-part: no such heading."],
  ])("is refused without such a %s", (_, wrong, problem) => {
    expect(problemsOf(wrong)).toEqual([problem]);
  });
});

describe("the generated part", () => {
  const alerts = alertsByName();

  it("follows a changed threshold, and the rest of the text stays", () => {
    const text = GOOD.replace("# Example", "# HighErrorRate");
    const fresh = refresh("HighErrorRate.md", text, alerts);
    expect(fresh).toMatch(/\| critical +\| immediately +\| > 10% +\| 5m +\| backend \| _job_ +\| errors +\|/);
    const spec = alerts.get("HighErrorRate") as AlertSpec;
    const stricter = {
      ...spec,
      bands: spec.bands.map((band) => ({ ...band, expr: "job:http_requests_errors:ratio5m > 0.07" })),
    };
    const changed = refresh("HighErrorRate.md", fresh, new Map([...alerts, ["HighErrorRate", stricter]]));
    expect(changed).toContain("> 7%");
    expect(changed.replace(/<!-- rule -->[\s\S]*<!-- \/rule -->/, "")).toBe(
      text.replace(/<!-- rule -->[\s\S]*<!-- \/rule -->/, ""),
    );
  });

  it.each(["BackupTooOld", "DiskFullSoon", "SwipesUnaccounted"])("states the risk of %s", (alert) => {
    expect(refresh(`${alert}.md`, GOOD, alerts)).toContain("\nRisk: data-loss.\nDashboard: ");
    expect(refresh("BackupFailed.md", GOOD, alerts)).not.toContain("Risk:");
  });

  it("needs its markers, and an alert", () => {
    expect(() => refresh("KpiStale.md", "# KpiStale\n", alerts)).toThrow("<!-- rule --> … <!-- /rule --> is missing");
    expect(() => refresh("Example.md", GOOD, alerts)).toThrow("Example is not an alert");
  });
});
