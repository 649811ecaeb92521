import { randomBytes } from "node:crypto";
import { link, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** A random secret (256 bits, URL-safe), kept between runs in a file that only its owner can read. */
export async function secret(dir: string, name: string): Promise<string> {
  const file = join(dir, name);
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    const value = randomBytes(32).toString("base64url");
    const temporary = `${file}.${process.pid}`;
    await writeFile(temporary, value, { mode: 0o600, flush: true });
    await link(temporary, file); // never a partial file, and never replaces an existing one
    await rm(temporary);
    return value;
  }
}
