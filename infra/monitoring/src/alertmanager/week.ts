import type { TimeInterval } from "./config.ts";

const DAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"] as const;
type Day = (typeof DAYS)[number];

const partPattern = /^(?<first>[a-z]+)(?:-(?<last>[a-z]+))? (?<start>\d\d:\d\d)-(?<end>\d\d:\d\d)$/;
const timePattern = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;

/** The days of a range, which may wrap around the week; undefined if either end is not a day. */
function daysFrom(first: string, last: string): Day[] | undefined {
  const from = DAYS.indexOf(first as Day);
  const to = DAYS.indexOf(last as Day);
  if (from === -1 || to === -1) return undefined;
  return from <= to ? DAYS.slice(from, to + 1) : [...DAYS.slice(from), ...DAYS.slice(0, to + 1)];
}

function parsePart(part: string, timeZone: string): TimeInterval {
  const { first = "", last = first, start = "", end = "" } = partPattern.exec(part.trim().toLowerCase())?.groups ?? {};
  const weekdays = daysFrom(first, last);
  const isRange = timePattern.test(start) && timePattern.test(end) && start < end;
  if (weekdays === undefined || !isRange)
    throw new Error(`"${part}" is not a part of the week, such as monday-friday 09:00-17:00`);
  return { weekdays, times: [{ start_time: start, end_time: end }], location: timeZone };
}

/**
 * Parses parts of the week, such as `saturday 22:00-23:30, monday-friday 09:00-17:00`, into Alertmanager's time intervals. A
 * part ends on the day it begins, at 24:00 at the latest. Throws on anything else.
 */
export function parseWeek(text: string, timeZone: string): TimeInterval[] {
  return text.split(",").map((part) => parsePart(part, timeZone));
}

/** Whether `parseWeek` accepts it. */
export function isWeek(text: string): boolean {
  try {
    return parseWeek(text, "UTC").length > 0;
  } catch {
    return false;
  }
}

/** Whether Alertmanager accepts a time zone: a name in the IANA database, in its exact spelling. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Z]/.test(name)) return false; // an offset, which Alertmanager rejects
  try {
    const { timeZone } = new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions();
    return timeZone === name || timeZone.toLowerCase() !== name.toLowerCase(); // the latter is an alias
  } catch {
    return false;
  }
}
