import { batchesOf } from "./batch.ts";
import type { Candidate } from "./candidates.ts";
import type { Promtool } from "./promtool.ts";
import type { Check } from "./rule-test.ts";

/** Tests mutants of one rule with a check, and adds those that it kills. */
async function killWith(
  check: Check,
  candidates: readonly Candidate[],
  killed: Set<Candidate>,
  promtool: Promtool,
): Promise<void> {
  let remaining = candidates;
  while (remaining.length > 0) {
    const batches = batchesOf(check, remaining);
    const results = await promtool.test(batches.map(({ spec }) => spec));
    const interrupted = batches.flatMap((batch, index) => {
      const result = results[index];
      if (result === undefined) return [];
      const its = batch.killed(result);
      if (!result.passes && its.length === 0) throw new Error(`"${check.name}" fails, but not because of a mutant`);
      for (const candidate of its) killed.add(candidate);
      // A rule that cannot be evaluated ends the whole run: its other mutants have to run again.
      return result.broken.size > 0 ? batch.candidates : [];
    });
    remaining = interrupted.filter((candidate) => !killed.has(candidate));
  }
}

/** Which mutants of one rule are killed, each tested until one check kills it. Rejects as promtool does. */
export async function killedOf(candidates: readonly Candidate[], promtool: Promtool): Promise<ReadonlySet<Candidate>> {
  const killed = new Set<Candidate>();
  for (const check of new Set(candidates.flatMap(({ checks }) => checks))) {
    const alive = candidates.filter((candidate) => !killed.has(candidate) && candidate.checks.includes(check));
    await killWith(check, alive, killed, promtool);
  }
  return killed;
}
