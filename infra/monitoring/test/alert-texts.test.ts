import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { type AlertText, textIn } from "./support/alert-texts.ts";
import { alertTests, loadedAlerts } from "./support/loaded-rules.ts";

const written = parse(await readFile(new URL("alert-texts.yaml", import.meta.url), "utf8")) as Record<
  string,
  AlertText
>;
const tests = await alertTests();

it("the text of every alert is written down", async () => {
  const alerts = new Set((await loadedAlerts()).map(({ alert }) => alert));
  expect(Object.keys(written)).toEqual([...alerts].toSorted());
});

it.each(Object.keys(written))("%s says what is written down", (alert) => {
  const { test = "" } = written[alert] ?? {};
  expect(textIn(tests, alert, test), `${alert} does not fire in a test case "${test}"`).toEqual(written[alert]);
});

it("a test case that does not exist, or in which the alert stays silent, has no text", () => {
  expect(textIn(tests, "RedisDown", "no such test case")).toBeUndefined();
  expect(textIn(tests, "RedisDown", "no Redis is deployed")).toBeUndefined();
});
