import { DeckQuery, DeckReply } from "@petswipe/contract";
import type { Guard } from "../auth/guard.ts";
import type { App } from "../http/types.ts";
import type { DeckRepository } from "./repository.ts";

export function deckRoutes(app: App, { guard, deck }: { readonly guard: Guard; readonly deck: DeckRepository }): void {
  app.get(
    "/deck",
    {
      onRequest: guard("adopter"),
      schema: { tags: ["swiping"], querystring: DeckQuery, response: { 200: DeckReply } },
    },
    async (request) => ({ pets: await deck.next(request.session.userId, request.query.limit) }),
  );
}
