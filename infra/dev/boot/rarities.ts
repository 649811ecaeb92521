import { readFile } from "node:fs/promises";
import { DEMO_PASSWORD, DEMO_USERS } from "@petswipe/demo";
import { waitFor } from "@petswipe/embedded";

/** Where a browser finds the API, and where the backend prints mails without an SMTP server. */
export interface Doors {
  readonly frontend: string;
  readonly backendLog: string;
}

/** A documentation address that nobody of the crowd has. */
const ADDRESS = "203.0.113.255";
const MOST_GUESSES = 100;
const timeoutMs = 60_000; // the development server compiles the route first

async function post(origin: string, path: string, body: object): Promise<number> {
  const response = await fetch(new URL(path, origin), {
    method: "POST",
    headers: { "content-type": "application/json", "x-forwarded-for": ADDRESS },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(timeoutMs),
  });
  await response.body?.cancel();
  return response.status;
}

/** The token of the newest reset link in a log of printed mails; undefined while there is none. */
export const resetTokenIn = (log: string): string | undefined =>
  [...log.matchAll(/\/reset\?token=([\w-]+)/g)].at(-1)?.[1];

async function resetPassword({ frontend, backendLog }: Doors): Promise<void> {
  const email = DEMO_USERS.find(({ role }) => role === "adopter")?.email;
  const asked = await post(frontend, "/api/auth/password-reset", { email });
  if (asked !== 202) throw new Error(`asking for a new password was answered ${asked}`);
  const mailed = async () => resetTokenIn(await readFile(backendLog, "utf8"));
  const token = await waitFor(mailed, { what: `the reset link in ${backendLog}` });
  const changed = await post(frontend, "/api/auth/password-reset/confirm", { token, password: DEMO_PASSWORD });
  if (changed !== 204) throw new Error(`the new password was answered ${changed}`);
}

async function guessUntilRefused({ frontend }: Doors): Promise<void> {
  for (let guess = 1; guess <= MOST_GUESSES; guess++) {
    const email = "nobody@petswipe.example";
    if ((await post(frontend, "/api/auth/login", { email, password: `guess-${guess}` })) === 429) return;
  }
  throw new Error(`${MOST_GUESSES} guesses at a password from one address were all let through`);
}

/**
 * Does what the crowd does too seldom to wait for, in the way of a browser: a password is forgotten and changed by the
 * mailed link, another is guessed at until the limit refuses. Throws when either goes otherwise.
 */
export async function doRarities(doors: Doors): Promise<void> {
  await resetPassword(doors);
  await guessUntilRefused(doors);
}
