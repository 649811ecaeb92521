import { describe, expect, it } from "vitest";
import type { AlertSpec } from "../src/alerts/alert.ts";
import { alertsByName } from "../src/runbooks/alerts.ts";
import { commandFaults } from "../src/runbooks/command-faults.ts";
import { linkFaults } from "../src/runbooks/link-faults.ts";
import { queryFaults } from "../src/runbooks/query-faults.ts";
import { refresh } from "../src/runbooks/refresh.ts";
import { structureFaults } from "../src/runbooks/structure-faults.ts";
import { thresholdFaults } from "../src/runbooks/threshold-faults.ts";

const look = (number: number, language = "promql") =>
  `${number}. Is it up?\n\n   \`\`\`${language}\n   up\n   \`\`\`\n\n   If it is 0, then it is down.\n`;

const GOOD = `# Example

<!-- rule -->
<!-- /rule -->

## What it means

Something.

## Who is hurt

Somebody.

## First three looks

${look(1)}
${look(2)}
${look(3)}
## How to stop it

Stop it.
`;

const block = (language: string, text: string) => `\`\`\`${language}\n${text}\n\`\`\`\n`;

describe("a runbook's form", () => {
  it("is right as above", () => {
    expect(structureFaults("Example", GOOD)).toEqual([]);
  });

  it.each([
    ["another title", GOOD.replace("# Example", "# Other"), /title is "Other"/],
    ["no heading", GOOD.replace("## Who is hurt\n", ""), /headings are What it means, First three looks/],
    ["headings in another order", GOOD.replace("What it means", "How to stop it"), /headings are How to stop it, Who/],
    [
      "a heading that is none, since it is a comment in code",
      GOOD.replace("Somebody.", block("bash", "## Who")),
      /nothing under "Who is hurt"/,
    ],
    ["a look too few", GOOD.replace(look(3), ""), /2 numbered looks/],
    ["looks that are numbered wrong", GOOD.replace("3. Is", "4. Is"), /3 numbered looks/],
    ["a look without a command", GOOD.replace(look(2), "2. If you can, look.\n"), /look 2 has nothing to run/],
    ["a look without a meaning", GOOD.replace("   If it is 0, then it is down.\n", ""), /look 1 does not say/],
    [
      "code that nobody checks",
      GOOD.replace("Stop it.", `Stop it.\n\n${block("python", "stop()")}`),
      /block is "python"/,
    ],
    ["too much to read", GOOD.replace("Stop it.", "Stop it.\n".repeat(30)), /people wrote \d+ lines/],
  ])("is wrong with %s", (_, text, fault) => {
    expect(structureFaults("Example", text)).toEqual([expect.stringMatching(fault)]);
  });
});

describe("a threshold", () => {
  const spec = (threshold: string, hold?: string) =>
    [{ bands: [{ severity: "high", expr: "up", threshold, ...(hold && { for: hold }) }] }] as unknown as AlertSpec[];
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
    expect(thresholdFaults(saying(sentence), spec(threshold, hold))).toHaveLength(1);
  });

  it.each([
    ["Requests answered 5xx, p99, port 5001.", "> 5%"],
    ["It keeps 10 minutes.", "> 10%"],
    ["It is 0.", "> 0 in 15m"],
    ["It looks `rate(x[5m])`.", "> 0 in 5m"],
    ["It keeps 20 seconds.", "> 20, and more than 5%"],
  ])('is not found in "%s"', (sentence, threshold) => {
    expect(thresholdFaults(saying(sentence), spec(threshold))).toEqual([]);
  });
});

describe("a query", () => {
  const faultsOf = (query: string) => queryFaults(new Map([["Example", block("promql", query)]]), "35d");

  it.each([
    ["of ours, of others and of rules", "sum(rate(swipes_total[5m])) + pg_up + job:http_requests:rate5m"],
    ["by several names", '{__name__=~"pg_up|redis_up"}'],
  ])("asks for metrics %s", (_, query) => {
    expect(faultsOf(query)).toEqual([]);
  });

  it.each([
    ["a metric that nobody serves", "pg_upp == 0", /pg_upp is served by nobody/],
    ["such a one among several", '{__name__=~"pg_up|redis_upp"}', /redis_upp is served by nobody/],
    ["a label that it has not", 'swipes_total{kind="dog"}', /swipes_total has no label kind/],
    ["more past than there is", "rate(swipes_total[90d])", /looks back 90d/],
    ["nonsense", "sum(", /no PromQL/],
  ])("is wrong when it asks for %s", (_, query, fault) => {
    expect(faultsOf(query)).toEqual([expect.stringMatching(fault)]);
  });
});

describe("a command", () => {
  const known = { scripts: new Set(["slo"]), services: new Set(["redis"]), variables: new Set(["REDIS_URL"]) };

  it("may name what there is", () => {
    const commands =
      'pnpm slo --gate\ndocker compose exec -T redis redis-cli INFO | grep "up backend"\necho $REDIS_URL';
    expect(commandFaults(block("bash", commands), known)).toEqual([]);
  });

  it.each([
    ["a script", block("bash", "pnpm sloe"), "there is no script sloe."],
    ["a script in a sentence", "Run `pnpm sloe`.", "there is no script sloe."],
    [
      "a service",
      block("bash", "docker compose restart --timeout=5 redis; docker compose logs reddis | tail"),
      "there is no compose service reddis.",
    ],
    ["a service in a sentence", "Then `docker compose up -d reddis`.", "there is no compose service reddis."],
    ["a variable", block("bash", "REDIS_ULR=x docker compose up -d redis"), "there is no variable REDIS_ULR."],
  ])("is wrong with %s that there is not", (_, text, fault) => {
    expect(commandFaults(text, known)).toEqual([fault]);
  });
});

describe("a link", () => {
  const text = "# Here\n\n## A part\n\n[a](#a-part) [b](Other.md#there) [c](https://petswipe.example/x) [d](../x)";
  const faultsOf = (here: string) =>
    linkFaults(
      here,
      (file) => ({ "": here, "Other.md": "## There" })[file],
      (path) => path === "../x",
    );

  it("may lead to a heading, a runbook, a file or the web", () => {
    expect(faultsOf(text)).toEqual([]);
  });

  it.each([
    ["file", text.replace("Other.md", "Otter.md"), "Otter.md#there: there is no such file."],
    ["heading", text.replace("#there", "#their"), "Other.md#their: there is no such heading."],
    ["heading here", text.replace("#a-part", "#b-part"), "#b-part: there is no such heading."],
  ])("is wrong without such a %s", (_, wrong, fault) => {
    expect(faultsOf(wrong)).toEqual([fault]);
  });
});

describe("the part about the rules", () => {
  const alerts = alertsByName();

  it("is made anew when a threshold changes, and nothing else is", () => {
    const text = GOOD.replace("# Example", "# HighErrorRate");
    const fresh = refresh("HighErrorRate.md", text, alerts);
    expect(fresh).toMatch(/\| critical +\| immediately +\| > 10% +\| 5m +\| backend \| _job_ +\| errors +\|/);
    const [spec] = alerts.get("HighErrorRate") ?? [];
    const stricter = { ...spec, bands: spec?.bands.map((band) => ({ ...band, threshold: "> 7%" })) } as AlertSpec;
    const changed = refresh("HighErrorRate.md", fresh, new Map([...alerts, ["HighErrorRate", [stricter]]]));
    expect(changed).toContain("> 7%");
    expect(changed.replace(/<!-- rule -->[\s\S]*<!-- \/rule -->/, "")).toBe(
      text.replace(/<!-- rule -->[\s\S]*<!-- \/rule -->/, ""),
    );
  });

  it("tells of an alert that has rules in several topics all of them", () => {
    const symptoms = alerts.get("DataLossRisk")?.map(({ symptom }) => symptom) ?? [];
    expect(symptoms).toHaveLength(3);
    const fresh = refresh("DataLossRisk.md", GOOD, alerts);
    for (const symptom of symptoms) expect(fresh).toContain(symptom);
  });

  it("has to have its place", () => {
    expect(() => refresh("Example.md", "# Example\n", alerts)).toThrow(/no <!-- rule -->/);
  });
});
