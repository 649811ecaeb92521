/** Bytes for people. */
export function size(bytes: number): string {
  const units = ["bytes", "kB", "MB", "GB", "TB"];
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1);
  return `${(bytes / 1000 ** power).toFixed(power === 0 ? 0 : 1)} ${units[power]}`;
}

/** A time for people, in UTC. */
export const clock = (time: Date): string => `${time.toISOString().slice(0, 19).replace("T", " ")} UTC`;
