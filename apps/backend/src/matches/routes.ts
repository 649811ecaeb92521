import { AcceptBody, MatchesReply, MatchReply, MatchRequestsReply, type Pet } from "@petswipe/contract";
import type { businessMetrics } from "@petswipe/metrics";
import type { Instruments } from "@petswipe/metrics/instruments";
import type { Guard } from "../auth/guard.ts";
import type { App } from "../http/types.ts";
import type { PetsRepository } from "../pets/repository.ts";
import type { MatchesRepository } from "./repository.ts";

export interface MatchRoutes {
  readonly guard: Guard;
  readonly matches: MatchesRepository;
  readonly pets: PetsRepository;
  readonly metrics: Instruments<typeof businessMetrics>;
}

export function matchRoutes(app: App, { guard, matches, pets, metrics }: MatchRoutes): void {
  const tags = ["matches"];

  async function withPets<Item extends { petId: string }>(items: readonly Item[]): Promise<(Item & { pet: Pet })[]> {
    const found = await pets.byIds([...new Set(items.map((item) => item.petId))]);
    const byId = new Map(found.map((pet) => [pet.id, pet]));
    return items.flatMap((item) => {
      const pet = byId.get(item.petId);
      return pet === undefined ? [] : [{ ...item, pet }];
    });
  }

  app.get("/matches", { onRequest: guard(), schema: { tags, response: { 200: MatchesReply } } }, async (request) => {
    const { userId, role } = request.session;
    return {
      matches: await withPets(await (role === "shelter" ? matches.ofShelter(userId) : matches.ofAdopter(userId))),
    };
  });

  app.get(
    "/matches/requests",
    { onRequest: guard("shelter"), schema: { tags, response: { 200: MatchRequestsReply } } },
    async (request) => ({
      requests: await withPets(await matches.requests(request.session.userId)),
    }),
  );

  app.post(
    "/matches/accept",
    { onRequest: guard("shelter"), schema: { tags, body: AcceptBody, response: { 200: MatchReply, 201: MatchReply } } },
    async (request, reply) => {
      const { petId, adopterId } = request.body;
      const { match, created } = await matches.accept(request.session.userId, petId, adopterId);
      if (created) metrics.matches_created_total.inc();
      return reply.code(created ? 201 : 200).send({ match });
    },
  );
}
