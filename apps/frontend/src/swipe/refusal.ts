import type { ApiError } from "../api/errors.ts";
import { isPetGone, isSwipedBefore } from "../api/pets.ts";
import type { DeckEvent } from "./deck.ts";

/** What a swipe that the API refused means for the deck. */
export function refusal(petId: string, error: ApiError): DeckEvent {
  if (isSwipedBefore(error)) return { type: "alreadySwiped", petId };
  return { type: isPetGone(error) ? "gone" : "refused", petId, message: error.message };
}
