import { randomBytes } from "node:crypto";
import { link, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** A random secret (256 bits, URL-safe) that stays the same from run to run, in a file that only its owner reads. */
export async function secret(dir: string, name: string): Promise<string> {
  const file = join(dir, name);
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    const value = randomBytes(32).toString("base64url");
    const whole = `${file}.${process.pid}`;
    await writeFile(whole, value, { mode: 0o600, flush: true });
    await link(whole, file); // never half of it, and never over one that is there
    await rm(whole);
    return value;
  }
}
