import { describe, expect, it } from "vitest";
import { lastDue, lastUploadDue, missingSince, subsetOf } from "../src/schedule.ts";

const schedule = { at: "02:30", uploadOn: "sunday" } as const;
const iso = (date: Date) => date.toISOString().slice(0, 16);

describe("the schedule", () => {
  it.each([
    ["2026-11-26T02:29:59.999Z", "2026-11-25T02:30"],
    ["2026-11-26T02:30:00.000Z", "2026-11-26T02:30"],
    ["2026-11-26T23:59:59.999Z", "2026-11-26T02:30"],
    ["2026-03-01T00:00:00.000Z", "2026-02-28T02:30"],
  ])("at %s the last backup was due at %s", (now, due) => {
    expect(iso(lastDue(schedule, new Date(now)))).toBe(due);
  });

  it.each([
    ["2026-11-29T02:29:59.999Z", "2026-11-22T02:30"], // a Sunday
    ["2026-11-29T02:30:00.000Z", "2026-11-29T02:30"],
    ["2026-11-30T02:29:00.000Z", "2026-11-29T02:30"],
    ["2026-12-05T23:00:00.000Z", "2026-11-29T02:30"],
  ])("at %s the last upload was due at %s", (now, due) => {
    expect(iso(lastUploadDue(schedule, new Date(now)))).toBe(due);
  });

  it("finds sources whose backup is too old or missing", () => {
    const at = (time: string) => ({ id: "1", source: "postgres", time: new Date(time), bytes: 1 }) as const;
    const newest = new Map([
      ["postgres", at("2026-11-26T02:30:00Z")],
      ["prometheus", at("2026-11-26T02:29:59Z")],
    ] as const);
    const since = new Date("2026-11-26T02:30:00Z");
    expect(missingSince(since, ["postgres", "prometheus", "grafana"], newest)).toEqual(["prometheus", "grafana"]);
  });

  it("reads every subset of the data once in as many days or weeks as there are subsets", () => {
    const subsets = (step: number, period: "day" | "week", of: number) =>
      Array.from({ length: of }, (_, index) => subsetOf(new Date(Date.UTC(2026, 0, 1) + index * step), period, of));
    const inOrder = (of: number) => Array.from({ length: of }, (_, index) => index + 1);
    expect(subsets(86_400_000, "day", 7).toSorted((a, b) => a - b)).toEqual(inOrder(7));
    expect(subsets(7 * 86_400_000, "week", 52).toSorted((a, b) => a - b)).toEqual(inOrder(52));
  });
});
