import { program } from "@petswipe/embedded";
import { execa } from "execa";

/** What amtool prints. Throws with all of it when amtool is not content. */
export async function amtool(...args: readonly string[]): Promise<string> {
  const { command, env } = await program("amtool");
  const { stdout, all, exitCode } = await execa(command, args, { env, all: true, reject: false });
  if (exitCode !== 0) throw new Error(`amtool ${args.join(" ")}\n${all}`);
  return stdout;
}
