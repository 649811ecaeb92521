import { hash, verify } from "@node-rs/argon2";

/** argon2id with OWASP's first recommendation (19 MiB, 2 passes), which are the library's defaults. */
export const hashPassword = (password: string): Promise<string> => hash(password);

/** Of no password: checking it takes as long as checking a real one. */
const NOBODY = hash(crypto.randomUUID());

/** Takes as long for an unknown user (`stored` undefined) as for a wrong password, so that time tells nothing. */
export async function passwordMatches(stored: string | undefined, password: string): Promise<boolean> {
  const matches = await verify(stored ?? (await NOBODY), password);
  return stored !== undefined && matches;
}
