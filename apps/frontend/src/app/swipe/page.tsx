import type { DeckReply } from "@petswipe/contract";
import type { Metadata } from "next";
import { fromBackend } from "../../server/backend.ts";
import { requireUser } from "../../server/session.ts";
import { SwipeDeck } from "../../swipe/swipe-deck.tsx";

export const metadata: Metadata = { title: "Swipe" };

export default async function SwipePage() {
  await requireUser("/swipe", "adopter");
  const { pets } = await fromBackend<DeckReply>("/api/deck?limit=10");
  return (
    <>
      <h1 className="visually-hidden">Swipe</h1>
      <SwipeDeck pets={pets} />
    </>
  );
}
