import { jobEntries } from "../prometheus/jobs.ts";

/** All that is scraped. */
export const EVERY_JOB = jobEntries.map(([job]) => job);
