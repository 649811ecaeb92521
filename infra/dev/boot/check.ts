import { waitFor } from "@petswipe/embedded";

/** The result of one check. */
export interface Check {
  readonly what: string;
  readonly found: string;
  readonly passed: boolean;
}

/** Repeats checks until all pass or the timeout expires. Returns the last results. */
export async function checkUntilPassed(timeoutMs: number, check: () => Promise<Check[]>): Promise<Check[]> {
  let last: Check[] = [];
  const passed = async () => {
    last = await check();
    return last.every((each) => each.passed);
  };
  await waitFor(passed, { what: "the checks", timeoutMs }).catch((error: Error) => {
    if (last.length === 0) throw error; // no check ran, so there is nothing to report
  });
  return last;
}
