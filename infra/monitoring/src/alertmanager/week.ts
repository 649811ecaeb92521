import type { TimeInterval } from "./config.ts";

const DAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"] as const;
type Day = (typeof DAYS)[number];

const partPattern = /^(?<first>[a-z]+)(?:-(?<last>[a-z]+))? (?<start>\d\d:\d\d)-(?<end>\d\d:\d\d)$/;
const timePattern = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;

/** The days from one to another, also over the end of the week; undefined when either is none. */
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
  if (weekdays === undefined || !isRange) throw new Error(`"${part}" is no part of the week`);
  return { weekdays, times: [{ start_time: start, end_time: end }], location: timeZone };
}

/**
 * Parts of the week, such as `saturday 22:00-23:30, monday-friday 09:00-17:00`, as Alertmanager's time intervals. A part
 * ends on the day it begins, at 24:00 at the latest. Throws on what is written otherwise.
 */
export function parseWeek(text: string, timeZone: string): TimeInterval[] {
  return text.split(",").map((part) => parsePart(part, timeZone));
}

/** Whether `parseWeek` can read it. */
export function isWeek(text: string): boolean {
  try {
    return parseWeek(text, "UTC").length > 0;
  } catch {
    return false;
  }
}

/** Whether Alertmanager knows a time zone: a name of the IANA database in its own spelling. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Z]/.test(name)) return false; // an offset, which Alertmanager takes for no zone
  try {
    const { timeZone } = new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions();
    return timeZone === name || timeZone.toLowerCase() !== name.toLowerCase(); // the latter is an alias
  } catch {
    return false;
  }
}
