const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The exit code of a command that failed or did not understand its arguments. */
const EXIT_FAILED = 2;

export interface Command<Arguments extends { readonly help: boolean }> {
  readonly usage: string;
  /** Parses the command line. Throws an error that names an unknown argument. */
  readonly read: (args: readonly string[]) => Arguments;
  /** Runs the command. Returns the exit code. */
  readonly run: (args: Arguments) => Promise<number>;
  /** Introduces the error when `run` throws. */
  readonly failure: string;
}

/** Runs a command. An error is printed as one line, never as a stack trace. */
export async function runCommand<Arguments extends { readonly help: boolean }>(
  command: Command<Arguments>,
): Promise<void> {
  const { usage, read, run, failure } = command;
  let args: Arguments;
  try {
    args = read(process.argv.slice(2).filter((arg) => arg !== "--")); // pnpm passes on the separator after its own options
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
