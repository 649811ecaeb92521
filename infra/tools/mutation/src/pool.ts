/** Works on all tasks, so many at a time. Rejects with the first that rejects. */
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
