import * as units from "@grafana/grafana-foundation-sdk/units";
import { binary, count, type Format, fixed, grouped, metric, short } from "./units/scaled.ts";
import { durationInWords, seconds } from "./units/time.ts";

/** Every unit that a dashboard uses, by Grafana's id: what Grafana 13 writes. */
const FORMATS: Readonly<Record<string, Format>> = {
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
};

/** How values in one of Grafana's units are written. Throws on a unit that no dashboard uses. */
export function formatOf(unit: string): Format {
  const format = FORMATS[unit];
  if (format === undefined) throw new Error(`the unit "${unit}" is not known here`);
  return format;
}

/** Whether a size in the unit grows by 1024: its axis has other round numbers. */
export const isBinary = (unit: string): boolean => unit === units.BytesIEC || unit === units.BytesPerSecondIEC;

/** Whether values in the unit are seconds: their axis has other round numbers. */
export const isTime = (unit: string): boolean => unit === units.Seconds;
