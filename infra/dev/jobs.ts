import { type JobName, jobEntries } from "@petswipe/monitoring/scrape/jobs";

/** Jobs whose target runs only in containers. */
const CONTAINERS_ONLY = ["backup", "cadvisor", "grafana"] as const satisfies readonly JobName[];

/** A job with a target in the native stack. */
export type NativeJob = Exclude<JobName, (typeof CONTAINERS_ONLY)[number]>;

const isNative = (name: JobName): name is NativeJob => !CONTAINERS_ONLY.some((other) => other === name);

/** The jobs of the native stack in the order of the table. */
export const nativeJobs = jobEntries.map(([name]) => name).filter(isNative);
