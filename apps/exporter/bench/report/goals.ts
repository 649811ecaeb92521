import type { Goal, Results } from "../results.ts";

const times = (value: number) => `${value.toLocaleString("en", { maximumSignificantDigits: 3 })} x`;
const ms = (value: number) => `${value.toFixed(1)} ms`;

/** The requirements that the engine was chosen for. */
export function goalsOf({ small, large, inserts }: Results): Goal[] {
  const cheaper = large.naive.total / large.quiet.mean;
  const growth = large.quiet.mean / small.quiet.mean;
  const insert = inserts.find(({ variant }) => variant === "log")?.ratio ?? Number.NaN;
  const scrape = Math.max(small.process.scrapeMedian, large.process.scrapeMedian);
  const memory = Math.max(small.process.residentMegabytes, large.process.residentMegabytes);
  return [
    {
      goal: "a collection of 10 M swipes costs a thousandth of the definitions",
      found: times(cheaper),
      met: cheaper >= 1000,
    },
    { goal: "it grows by at most 1.2 from 1 M to 10 M", found: times(growth), met: growth <= 1.2 },
    { goal: "a scrape takes at most 5 ms", found: ms(scrape), met: scrape <= 5 },
    { goal: "the exporter stays within 150 MB", found: `${memory.toFixed(0)} MB`, met: memory <= 150 },
    { goal: "single-row inserts keep 0.85 of their rate", found: times(insert), met: insert >= 0.85 },
  ];
}
