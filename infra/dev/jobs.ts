import { type JobName, jobEntries } from "@petswipe/monitoring/scrape/jobs";

/** Of these only containers have a program. */
const inContainersOnly = ["backup", "cadvisor", "grafana"] as const satisfies readonly JobName[];

/** A job whose target the native stack has. */
export type NativeJob = Exclude<JobName, (typeof inContainersOnly)[number]>;

const isNative = (name: JobName): name is NativeJob => !inContainersOnly.some((other) => other === name);

/** The jobs of the native stack, in the table's order. */
export const nativeJobs = jobEntries.map(([name]) => name).filter(isNative);
