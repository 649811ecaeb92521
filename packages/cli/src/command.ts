const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The exit code of a command that could not do what it was asked, or did not understand it. */
const EXIT_FAILED = 2;

export interface Command<Arguments extends { readonly help: boolean }> {
  readonly usage: string;
  /** Reads the command line. Throws an error that names what it does not know. */
  readonly read: (args: readonly string[]) => Arguments;
  /** Does it, and gives the exit code. */
  readonly run: (args: Arguments) => Promise<number>;
  /** What could not be done when it throws, as the begin of a sentence. */
  readonly failure: string;
}

/** Runs a command for people: what is wrong is told in a line, never as a stack trace. */
export async function runCommand<Arguments extends { readonly help: boolean }>(
  command: Command<Arguments>,
): Promise<void> {
  const { usage, read, run, failure } = command;
  let args: Arguments;
  try {
    args = read(process.argv.slice(2).filter((arg) => arg !== "--")); // pnpm passes on the one that ends its own options
  } catch (error) {
    process.stderr.write(`${messageOf(error)}\n\n${usage}`);
    process.exitCode = EXIT_FAILED;
    return;
  }
  if (args.help) {
    process.stdout.write(usage);
    return;
  }
  try {
    process.exitCode = await run(args);
  } catch (error) {
    process.stderr.write(`${failure}: ${messageOf(error)}\n`);
    process.exitCode = EXIT_FAILED;
  }
}
