import * as units from "@grafana/grafana-foundation-sdk/units";
import { dateAndTime, fromNow } from "./units/dates.ts";
import { binary, count, type Format, fixed, grouped, metric, scaled } from "./units/scaled.ts";
import { daysHoursMinutesSeconds, durationInWords, hoursMinutesSeconds, milliseconds, seconds } from "./units/time.ts";

/** Grafana's units by their id, as far as a dashboard of ours may need them. */
const FORMATS: Readonly<Record<string, Format>> = {
  [units.NoUnit]: fixed(""),
  [units.Short]: scaled(1000, ["", " K", " Mil", " Bil", " Tri", " Quadr"]),
  [units.SiShort]: metric(""),
  [units.LocaleFormat]: grouped,
  [units.Percent]: fixed("%"),
  [units.PercentUnit]: fixed("%", 100),
  [units.BytesIEC]: binary("B"),
  [units.BytesSI]: metric("B"),
  [units.BitsIEC]: binary("b"),
  [units.BitsSI]: metric("b"),
  [units.BytesPerSecondIEC]: binary("B/s"),
  [units.BytesPerSecondSI]: metric("B/s"),
  [units.BitsPerSecondIEC]: binary("b/s"),
  [units.BitsPerSecondSI]: metric("b/s"),
  [units.PacketsPerSecond]: metric("p/s"),
  [units.Hertz]: metric("Hz"),
  [units.Seconds]: seconds,
  [units.Milliseconds]: milliseconds,
  [units.DurationSeconds]: durationInWords,
  [units.DurationInHoursMinutesSeconds]: hoursMinutesSeconds,
  [units.DurationInDaysHoursMinutesSeconds]: daysHoursMinutesSeconds,
  [units.DateTimeFromNow]: fromNow,
  [units.DatetimeISO]: dateAndTime,
  [units.CountsPerSecond]: count("c/s"),
  [units.OpsPerSecond]: count("ops/s"),
  [units.RequestsPerSecond]: count("req/s"),
  [units.ReadsPerSecond]: count("rd/s"),
  [units.WritesPerSecond]: count("wr/s"),
  [units.IOOpsPerSecond]: count("io/s"),
  [units.EventsPerSecond]: count("evt/s"),
  [units.MessagesPerSecond]: count("msg/s"),
  [units.RowsPerSecond]: count("rows/s"),
  [units.CountsPerMinute]: count("c/m"),
  [units.OpsPerMinute]: count("ops/m"),
  [units.RequestsPerMinute]: count("req/m"),
  [units.EventsPerMinute]: count("evts/m"),
};

/** How values in one of Grafana's units are written, much as Grafana does. Throws on a unit that is not known here. */
export function formatOf(unit: string): Format {
  const format = FORMATS[unit];
  if (format === undefined) throw new Error(`the unit "${unit}" is not known here`);
  return format;
}

/** Whether a size in the unit grows by 1024: its axis has other round numbers. */
export const isBinary = (unit: string): boolean =>
  ([units.BytesIEC, units.BitsIEC, units.BytesPerSecondIEC, units.BitsPerSecondIEC] as string[]).includes(unit);

/** Whether the unit is of a length of time in seconds: its axis has other round numbers. */
export const isTime = (unit: string): boolean =>
  ([units.Seconds, units.DurationSeconds, units.DurationInDaysHoursMinutesSeconds] as string[]).includes(unit);
