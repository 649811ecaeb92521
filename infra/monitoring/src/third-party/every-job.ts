import { jobEntries } from "../scrape/jobs.ts";

/** Every scrape job. */
export const EVERY_JOB = jobEntries.map(([job]) => job);
