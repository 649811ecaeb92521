const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Steps between ticks of a time axis, in seconds: each divides a longer one. */
const STEPS = [
  ...[1, 2, 5, 10, 15, 30],
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR),
  ...[1, 2, 7, 14, 28].map((days) => days * DAY),
];
/** The least distance between two labels. */
const LABEL_DISTANCE_PX = 70;

/** A tick of a time axis. */
export interface TimeTick {
  /** Unix seconds. */
  readonly at: number;
  readonly text: string;
}

function textOf(at: number, step: number): string {
  const text = new Date(at * 1000).toISOString();
  const [date, hours] = [text.slice(5, 10), text.slice(11, 16)];
  if (step >= DAY) return date;
  if (at % DAY === 0) return date;
  return step < MINUTE ? text.slice(11, 19) : hours;
}

/** Round times from one Unix time to another, in UTC, as many as have room in a width in pixels. */
export function timeTicks(from: number, to: number, width: number): TimeTick[] {
  const most = Math.max(1, Math.floor(width / LABEL_DISTANCE_PX));
  const step = STEPS.find((length) => (to - from) / length <= most) ?? Math.ceil((to - from) / most / DAY) * DAY;
  const first = Math.ceil(from / step) * step;
  const count = Math.max(0, Math.floor((to - first) / step) + 1);
  return Array.from({ length: count }, (_, index) => first + index * step).map((at) => ({
    at,
    text: textOf(at, step),
  }));
}
