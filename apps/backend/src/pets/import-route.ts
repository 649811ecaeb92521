import { ImportReply } from "@petswipe/contract";
import type { businessMetrics } from "@petswipe/metrics";
import type { Instruments } from "@petswipe/metrics/instruments";
import type { Guard } from "../auth/guard.ts";
import { formFile } from "../http/form-file.ts";
import type { App } from "../http/types.ts";
import { MAX_BYTES, parsePets } from "./csv.ts";
import type { PetsRepository } from "./repository.ts";

export interface ImportRoute {
  readonly guard: Guard;
  readonly pets: PetsRepository;
  readonly metrics: Instruments<typeof businessMetrics>;
}

/** Imports a CSV file from a form (field `file`): all rows or none. */
export function importRoute(app: App, { guard, pets, metrics }: ImportRoute): void {
  app.post(
    "/pets/import",
    {
      onRequest: guard("shelter"),
      schema: { tags: ["pets"], consumes: ["multipart/form-data"], response: { 201: ImportReply } },
    },
    async (request, reply) => {
      const csv = await formFile(request, { missing: "Send the CSV as the form's field `file`.", maxBytes: MAX_BYTES });
      const petIds = await pets.create(request.session.userId, parsePets(csv));
      metrics.pet_uploads_total.inc(petIds.length);
      return reply.code(201).send({ imported: petIds.length, petIds });
    },
  );
}
