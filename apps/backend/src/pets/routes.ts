import { CreatePetBody, Id, ListPetsQuery, ListPetsReply, PetReply, UpdatePetBody } from "@petswipe/contract";
import type { businessMetrics } from "@petswipe/metrics";
import type { Instruments } from "@petswipe/metrics/instruments";
import { Type } from "typebox";
import type { Guard } from "../auth/guard.ts";
import type { App, Session } from "../http/types.ts";
import type { Owner, PetsRepository } from "./repository.ts";

export const PetParams = Type.Object({ id: Id });

export const ownerOf = (session: Session): Owner => (session.role === "admin" ? "any" : session.userId);

export interface PetRoutes {
  readonly guard: Guard;
  readonly pets: PetsRepository;
  readonly metrics: Instruments<typeof businessMetrics>;
}

export function petRoutes(app: App, { guard, pets, metrics }: PetRoutes): void {
  const tags = ["pets"];
  const response = { 200: PetReply };

  app.get("/pets", { schema: { tags, querystring: ListPetsQuery, response: { 200: ListPetsReply } } }, (request) =>
    pets.page(request.query),
  );

  app.get("/pets/:id", { schema: { tags, params: PetParams, response } }, async (request) => ({
    pet: await pets.get(request.params.id),
  }));

  app.post(
    "/pets",
    { onRequest: guard("shelter"), schema: { tags, body: CreatePetBody, response: { 201: PetReply } } },
    async (request, reply) => {
      const [id = ""] = await pets.create(request.session.userId, [request.body]);
      metrics.pet_uploads_total.inc();
      return reply.code(201).send({ pet: await pets.get(id) });
    },
  );

  app.patch(
    "/pets/:id",
    { onRequest: guard("shelter", "admin"), schema: { tags, params: PetParams, body: UpdatePetBody, response } },
    async (request) => ({ pet: await pets.update(request.params.id, ownerOf(request.session), request.body) }),
  );

  app.post(
    "/pets/:id/withdraw",
    { onRequest: guard("shelter", "admin"), schema: { tags, params: PetParams, response } },
    async (request) => ({
      pet: await pets.withdraw(request.params.id, ownerOf(request.session)),
    }),
  );
}
