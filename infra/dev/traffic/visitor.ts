import { integer, pick } from "./chance.ts";
import type { Send } from "./http.ts";
import { tolerate, type UserSession } from "./user-session.ts";

const PAGES = ["/", "/login", "/signup", "/forgot", "/swipe"];
/** One more than the backend allows per address and minute by default. */
const GUESSES = 21;

/** Browses without an account. */
async function browse({ api, chance, pause }: UserSession, page: Send | undefined): Promise<void> {
  const { pets } = await api.pets();
  await page?.(pick(PAGES, chance) ?? "/");
  for (let i = 0; i < 3; i++) {
    const pet = pick(pets, chance);
    if (!pet) return;
    await pause(4000);
    await tolerate(api.pet(pet.id), 404);
    if (page && chance() < 0.5) await tolerate(page(`/pets/${pet.id}`), 404);
  }
}

/** Requests a password reset. The mail goes to an address without a mailbox. */
async function forgetPassword({ api, pause }: UserSession, email: string): Promise<void> {
  await tolerate(api.login({ email, password: "was-it-this-one" }), 401);
  await pause(3000);
  await tolerate(api.resetPassword(email), 429);
}

/** Follows a broken link, or uses an API that does not exist. */
async function requestUnknownPath({ api, chance }: UserSession): Promise<void> {
  await tolerate(api.unknownPath(`/no-such-page-${integer(1, 1000, chance)}`), 404);
}

async function forgeToken({ api }: UserSession): Promise<void> {
  api.useToken("eyJhbGciOiJIUzI1NiJ9.eyJzaWQiOiIxIn0.forged");
  await tolerate(api.me(), 401);
}

/** Guesses passwords of one account until the rate limit refuses. */
async function guessPasswords({ api, pause }: UserSession, email: string): Promise<void> {
  for (let i = 0; i < GUESSES; i++) {
    await tolerate(api.login({ email, password: `guess-${i}` }), 401, 429);
    await pause(400);
  }
}

/** A session without an account. `page` requests pages of the frontend, if one runs. */
export async function visitorSession(session: UserSession, email: string, page: Send | undefined): Promise<void> {
  await browse(session, page);
  const draw = session.chance();
  if (draw < 0.12) await forgetPassword(session, email);
  else if (draw < 0.3) await requestUnknownPath(session);
  else if (draw < 0.4) await forgeToken(session);
  else if (draw < 0.405) await guessPasswords(session, email); // rare enough that no alert fires
}
