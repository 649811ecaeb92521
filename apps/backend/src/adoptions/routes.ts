import { AdoptionReply, Id } from "@petswipe/contract";
import { Type } from "typebox";
import type { Guard } from "../auth/guard.ts";
import type { App } from "../http/types.ts";
import type { AdoptionsRepository } from "./repository.ts";

const Params = Type.Object({ id: Id });

export interface AdoptionRoutes {
  readonly guard: Guard;
  readonly adoptions: AdoptionsRepository;
  /** Called after the commit. */
  readonly onPetAdopted: (petId: string) => Promise<void>;
}

export function adoptionRoutes(app: App, { guard, adoptions, onPetAdopted }: AdoptionRoutes): void {
  const tags = ["adoptions"];
  const response = { 200: AdoptionReply };

  app.post(
    "/matches/:id/adoption",
    {
      onRequest: guard("adopter"),
      schema: { tags, params: Params, response: { 200: AdoptionReply, 201: AdoptionReply } },
    },
    async (request, reply) => {
      const { adoption, created } = await adoptions.request(request.params.id, request.session.userId);
      return reply.code(created ? 201 : 200).send({ adoption });
    },
  );

  app.post(
    "/adoptions/:id/complete",
    { onRequest: guard("shelter", "admin"), schema: { tags, params: Params, response } },
    async (request) => {
      const { adoption, petId } = await adoptions.complete(request.params.id, request.session);
      await onPetAdopted(petId);
      return { adoption };
    },
  );

  app.post(
    "/adoptions/:id/cancel",
    { onRequest: guard(), schema: { tags, params: Params, response } },
    async (request) => ({
      adoption: await adoptions.cancel(request.params.id, request.session),
    }),
  );
}
