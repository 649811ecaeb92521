import { program } from "@petswipe/embedded";
import { withoutPassword } from "@petswipe/prometheus-client";
import { execa } from "execa";

const TIMEOUT = "--timeout=10s";

/** Runs amtool against the Alertmanager at a URL and returns what it prints. Throws the error that amtool reports. */
export async function amtool(url: string, ...args: readonly string[]): Promise<string> {
  const { command, env } = await program("amtool");
  const options = [`--alertmanager.url=${url}`, "--no-version-check", TIMEOUT];
  const ended = await execa(command, [...options, ...args], { env, reject: false });
  if (ended.exitCode === 0) return ended.stdout;
  const reason = ended.stderr.replace(/^amtool: error: /, "").trim() || ended.shortMessage;
  throw new Error(`Alertmanager at ${withoutPassword(url)} (ALERTMANAGER_URL): ${reason}`);
}
