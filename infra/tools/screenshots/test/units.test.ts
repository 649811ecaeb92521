import { describe, expect, it } from "vitest";
import { formatOf, type Unit } from "../src/units.ts";

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

/** Expected texts are what `getDisplayProcessor` of `@grafana/data` 13.2.3 writes. */
describe("a value in one of Grafana's units", () => {
  it.each<[Unit, number, number | undefined, string]>([
    ["none", 1234.5, undefined, "1235"],
    ["none", 0.01234, undefined, "0.0123"],
    ["none", 1e-7, undefined, "1e-7"],
    ["none", 3, 1, "3.0"],
    ["none", 1.005, 2, "1.00"],
    ["short", 999, undefined, "999"],
    ["short", 1000, undefined, "1 K"],
    ["short", 1234, undefined, "1.23 K"],
    ["short", -12_345_678, undefined, "-12.3 Mil"],
    ["short", 1e18, undefined, "1 Quint"],
    ["short", 0, undefined, "0"],
    ["short", 999.6, 0, "1000"],
    ["locale", 10_619.2, 0, "10,619"],
    ["locale", 12.3456, undefined, "12.346"],
    ["percentunit", 0.9995, 2, "99.95%"],
    ["percentunit", 0.0999, undefined, "9.99%"],
    ["percentunit", 0.07, undefined, "7.00%"],
    ["percentunit", 0, 1, "0.0%"],
    ["bytes", 1023, undefined, "1023 B"],
    ["bytes", 1024 ** 2, undefined, "1 MiB"],
    ["bytes", 12 * 1024 ** 2, undefined, "12 MiB"],
    ["bytes", 1.5 * 1024 ** 3, undefined, "1.50 GiB"],
    ["binBps", -2048, undefined, "-2 KiB/s"],
    ["reqps", 6.355, undefined, "6.36 req/s"],
    ["reqps", 12_300, undefined, "12.3K req/s"],
    ["reqps", 0.0854, undefined, "0.0854 req/s"],
    ["ops", 0, undefined, "0 ops/s"],
    ["cps", 195, undefined, "195 c/s"],
    ["iops", 1234, undefined, "1.23K io/s"],
    ["pps", 1500, undefined, "1.50 kp/s"],
    ["pps", 0.5, undefined, "500 mp/s"],
    ["s", 0, undefined, "0 s"],
    ["s", 0, 1, "0 s"],
    ["s", 0.045, undefined, "45 ms"],
    ["s", 0.000_269, undefined, "269 µs"],
    ["s", 0.000_000_5, undefined, "500 ns"],
    ["s", 3.79, undefined, "3.79 s"],
    ["s", MINUTE, undefined, "1 min"],
    ["s", 999, undefined, "16.7 mins"],
    ["s", 35 * MINUTE, 1, "35.0 mins"],
    ["s", HOUR + 20 * MINUTE, 0, "1 hours"],
    ["s", 2.5 * HOUR, 1, "2.5 hours"],
    ["s", -8 * DAY, 1, "-1.1 weeks"],
    ["s", 1_610_612_736, 1, "51.0 years"],
    ["dtdurations", 0, undefined, "0 seconds"],
    ["dtdurations", HOUR + 20 * MINUTE, undefined, "1 hour"],
    ["dtdurations", HOUR + 20 * MINUTE, 1, "1 hour, 20 minutes"],
    ["dtdurations", -2 * DAY, 0, "2 days ago"],
  ])("%s: %d with %s decimals", (unit, value, decimals, text) => {
    expect(formatOf(unit)(value, decimals)).toBe(text);
  });

  it("is written without a unit where it is not finite", () => {
    expect([Number.NaN, Number.POSITIVE_INFINITY].map((value) => formatOf("bytes")(value))).toEqual(["NaN", "∞"]);
  });
});
