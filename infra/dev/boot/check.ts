import { waitFor } from "@petswipe/embedded";

/** One thing that was looked at. */
export interface Check {
  readonly what: string;
  readonly found: string;
  readonly passed: boolean;
}

/** Repeats checks until all have passed or time is up, and returns the last ones. */
export async function checkUntilPassed(timeoutMs: number, check: () => Promise<Check[]>): Promise<Check[]> {
  let last: Check[] = [];
  const passed = async () => {
    last = await check();
    return last.every((each) => each.passed);
  };
  await waitFor(passed, { what: "the checks", timeoutMs }).catch((error: Error) => {
    if (last.length === 0) throw error; // never looked at, so there is nothing to show
  });
  return last;
}
