import { readFile } from "node:fs/promises";
import { DEMO_PASSWORD, DEMO_USERS } from "@petswipe/demo";
import { waitFor } from "@petswipe/embedded";

/** The origin that browsers use, and the log to which a backend without an SMTP server prints mails. */
export interface Endpoints {
  readonly frontend: string;
  readonly backendLog: string;
}

/** A documentation address that simulated users do not have. */
const ADDRESS = "203.0.113.255";
const MAX_GUESSES = 100;
const TIMEOUT_MS = 60_000; // the development server compiles the route first

async function post(origin: string, path: string, body: object): Promise<number> {
  const response = await fetch(new URL(path, origin), {
    method: "POST",
    headers: { "content-type": "application/json", "x-forwarded-for": ADDRESS },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  await response.body?.cancel();
  return response.status;
}

/** The token of the newest reset link in a log of printed mails; undefined while there is none. */
export const resetTokenIn = (log: string): string | undefined =>
  [...log.matchAll(/\/reset\?token=([\w-]+)/g)].at(-1)?.[1];

async function resetPassword({ frontend, backendLog }: Endpoints): Promise<void> {
  const email = DEMO_USERS.find(({ role }) => role === "adopter")?.email;
  const requested = await post(frontend, "/api/auth/password-reset", { email });
  if (requested !== 202) throw new Error(`the password reset was answered ${requested}`);
  const mailed = async () => resetTokenIn(await readFile(backendLog, "utf8"));
  const token = await waitFor(mailed, { what: `the reset link in ${backendLog}` });
  const changed = await post(frontend, "/api/auth/password-reset/confirm", { token, password: DEMO_PASSWORD });
  if (changed !== 204) throw new Error(`the confirmation of the password reset was answered ${changed}`);
}

async function guessUntilRefused({ frontend }: Endpoints, emailOf: (guess: number) => string): Promise<void> {
  for (let guess = 1; guess <= MAX_GUESSES; guess++) {
    const email = emailOf(guess);
    if ((await post(frontend, "/api/auth/login", { email, password: `guess-${guess}` })) === 429) return;
  }
  throw new Error(`none of ${MAX_GUESSES} password guesses from one address was refused`);
}

/**
 * Triggers events that are too rare in the simulated traffic: resets a password by the mailed link, and guesses passwords
 * until the rate limits refuse: that of an account, then that of an address. Throws when one has another outcome.
 */
export async function triggerRareEvents(endpoints: Endpoints): Promise<void> {
  await resetPassword(endpoints);
  await guessUntilRefused(endpoints, () => "unknown@petswipe.example");
  await guessUntilRefused(endpoints, (guess) => `unknown-${guess}@petswipe.example`);
}
