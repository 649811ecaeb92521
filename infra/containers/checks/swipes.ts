import type { Check } from "@petswipe/dev/boot/check";
import { createApi } from "@petswipe/dev/traffic/api";
import { createSend } from "@petswipe/dev/traffic/http";
import { openPrometheus } from "@petswipe/prometheus-client";
import type { Compose } from "../compose.ts";

const PASSWORD = "a long pass phrase of the tests";
const send = (origin: string) => createSend(origin, "127.0.0.1", () => {});

/** A shelter lists pets and an adopter swipes all of them, through a published origin. Returns the number of swipes. */
export async function swipeThrough(origin: string, name: string, pets: number): Promise<number> {
  const shelter = createApi(send(origin));
  await shelter.signup({
    email: `${name}-shelter@petswipe.example`,
    password: PASSWORD,
    displayName: "Paws",
    role: "shelter",
  });
  for (let index = 0; index < pets; index++)
    await shelter.list({ name: `Pip ${index}`, petType: "dog", ageMonths: 12, autoAccept: true });
  const adopter = createApi(send(origin));
  await adopter.signup({ email: `${name}@petswipe.example`, password: PASSWORD, displayName: "Ada" });
  const { pets: deck } = await adopter.deck(pets);
  for (const { id } of deck) await adopter.swipe({ petId: id, liked: true });
  return deck.length;
}

/** Whether the counters of all replicas, including removed ones, equal the rows in PostgreSQL. */
export async function checkSwipes(compose: Compose, prometheus: string, expected: number): Promise<Check[]> {
  const [stored = "0"] = await compose.rows("SELECT count(*) FROM swipes");
  const counted = await openPrometheus(prometheus).queryScalar('sum(swipes_total{job="backend"})');
  return [
    {
      what: "swipes through the published frontend and API are stored and counted",
      found: `${expected} made, ${stored} stored, ${counted} counted`,
      passed: expected > 0 && Number(stored) === expected && counted === expected,
    },
  ];
}

/** Whether the proxy hides metrics. */
export async function checkProxy(origins: readonly string[]): Promise<Check[]> {
  const answers = origins.map(async (origin) => (await fetch(new URL("/metrics", origin))).status);
  const found = await Promise.all(answers);
  return [
    { what: "metrics through the proxy", found: found.join(", "), passed: found.every((status) => status === 404) },
  ];
}
