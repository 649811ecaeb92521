import { SwipeBody, SwipeReply } from "@petswipe/contract";
import type { businessMetrics } from "@petswipe/metrics";
import type { Instruments } from "@petswipe/metrics/instruments";
import type { Guard } from "../auth/guard.ts";
import type { App } from "../http/types.ts";
import type { SwipesRepository } from "./repository.ts";

export interface SwipeRoutes {
  readonly guard: Guard;
  readonly swipes: SwipesRepository;
  /** Called after the commit. */
  readonly onSwiped: (userId: string, petId: string) => Promise<void>;
  readonly metrics: Instruments<typeof businessMetrics>;
}

export function swipeRoutes(app: App, { guard, swipes, onSwiped, metrics }: SwipeRoutes): void {
  app.post(
    "/swipes",
    { onRequest: guard("adopter"), schema: { tags: ["swiping"], body: SwipeBody, response: { 201: SwipeReply } } },
    async (request, reply) => {
      const { petId, liked } = request.body;
      const { userId } = request.session;
      const { swipe, match, petType } = await swipes.store(userId, petId, liked);
      metrics.swipes_total.inc({ liked: liked ? "true" : "false", pet_type: petType });
      if (match !== null) metrics.matches_created_total.inc();
      await onSwiped(userId, petId);
      return reply.code(201).send({ swipe, match });
    },
  );
}
