import { availableParallelism } from "node:os";

/** Works on one task per processor, in order. Returns each task's result as a promise of its own. */
export function inOrder<Task, Result>(
  tasks: readonly Task[],
  work: (task: Task) => Promise<Result>,
): ReadonlyMap<Task, Promise<Result>> {
  const jobs = tasks.map((task) => ({ task, ...Promise.withResolvers<Result>() }));
  const waiting = jobs.values();
  const worker = async () => {
    for (const { task, resolve, reject } of waiting) await work(task).then(resolve, reject);
  };
  for (const { promise } of jobs) promise.catch(() => {}); // a caller that stops at the first rejection ignores the others
  for (let started = 0; started < availableParallelism(); started++) worker();
  return new Map(jobs.map(({ task, promise }) => [task, promise]));
}
