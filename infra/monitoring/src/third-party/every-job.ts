import { jobEntries } from "../scrape/jobs.ts";

/** All that is scraped. */
export const EVERY_JOB = jobEntries.map(([job]) => job);
