import * as units from "@grafana/grafana-foundation-sdk/units";
import { binary, count, type Format, fixed, grouped, metric, short } from "./units/scaled.ts";
import { durationInWords, seconds } from "./units/time.ts";

/** Every unit that a dashboard uses, by Grafana's id: what Grafana 13 writes. */
const FORMATS = {
  [units.NoUnit]: fixed(""),
  [units.Short]: short,
  [units.LocaleFormat]: grouped,
  [units.PercentUnit]: fixed("%", 100),
  [units.BytesIEC]: binary("B"),
  [units.BytesPerSecondIEC]: binary("B/s"),
  [units.PacketsPerSecond]: metric("p/s"),
  [units.Seconds]: seconds,
  [units.DurationSeconds]: durationInWords,
  [units.CountsPerSecond]: count("c/s"),
  [units.OpsPerSecond]: count("ops/s"),
  [units.RequestsPerSecond]: count("req/s"),
  [units.IOOpsPerSecond]: count("io/s"),
} as const satisfies Readonly<Record<string, Format>>;

export type Unit = keyof typeof FORMATS;
export const UNITS = Object.keys(FORMATS) as Unit[];

/** How values in one of Grafana's units are written. */
export const formatOf = (unit: Unit): Format => FORMATS[unit];

/** Whether a size in the unit grows by 1024: its axis has other round numbers. */
export const isBinary = (unit: Unit): boolean => unit === units.BytesIEC || unit === units.BytesPerSecondIEC;

/** Whether values in the unit are seconds: their axis has other round numbers. */
export const isTime = (unit: Unit): boolean => unit === units.Seconds;
