import { integer, pick } from "./chance.ts";
import type { Send } from "./http.ts";
import { tolerate, type Visit } from "./persona.ts";

const PAGES = ["/", "/login", "/signup", "/forgot", "/swipe"];
/** One more than the backend allows an address in a minute, unless told otherwise. */
const GUESSES = 21;

/** Somebody without an account: looks around and leaves. */
async function browse({ api, chance, pause }: Visit, page: Send | undefined): Promise<void> {
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

/** Somebody who has forgotten the password; the mail goes to an address that nobody reads. */
async function forgetPassword({ api, pause }: Visit, email: string): Promise<void> {
  await tolerate(api.login({ email, password: "was-it-this-one" }), 401);
  await pause(3000);
  await tolerate(api.resetPassword(email), 429);
}

/** A broken link, or a program that does not know the API. */
async function goAstray({ api, chance }: Visit): Promise<void> {
  await tolerate(api.strayPath(`/no-such-page-${integer(1, 1000, chance)}`), 404);
}

async function forgeToken({ api }: Visit): Promise<void> {
  api.useToken("eyJhbGciOiJIUzI1NiJ9.eyJzaWQiOiIxIn0.forged");
  await tolerate(api.me(), 401);
}

/** Guesses passwords of one account until the rate limit stops it. */
async function guessPasswords({ api, pause }: Visit, email: string): Promise<void> {
  for (let i = 0; i < GUESSES; i++) {
    await tolerate(api.login({ email, password: `guess-${i}` }), 401, 429);
    await pause(400);
  }
}

/** A visit without an account. `page` requests the frontend's pages, where one runs. */
export async function visitorVisit(visit: Visit, email: string, page: Send | undefined): Promise<void> {
  await browse(visit, page);
  const mishap = visit.chance();
  if (mishap < 0.12) await forgetPassword(visit, email);
  else if (mishap < 0.3) await goAstray(visit);
  else if (mishap < 0.4) await forgeToken(visit);
  else if (mishap < 0.405) await guessPasswords(visit, email); // seldom enough to be no spike that anybody is called for
}
