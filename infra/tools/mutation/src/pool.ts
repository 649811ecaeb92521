/** Runs all tasks, at most `jobs` at a time. Rejects when one rejects. */
export async function inParallel<Task>(
  tasks: readonly Task[],
  jobs: number,
  work: (task: Task) => Promise<void>,
): Promise<void> {
  const waiting = tasks.values();
  const worker = async () => {
    for (const task of waiting) await work(task);
  };
  await Promise.all(Array.from({ length: jobs }, worker));
}
