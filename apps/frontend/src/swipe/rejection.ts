import type { ApiError } from "../api/errors.ts";
import { isAlreadySwiped, isPetUnlisted } from "../api/pets.ts";
import type { DeckEvent } from "./deck.ts";

/** The deck event for a swipe that the API rejected. */
export function refusal(petId: string, error: ApiError): DeckEvent {
  if (isAlreadySwiped(error)) return { type: "alreadySwiped", petId };
  return { type: isPetUnlisted(error) ? "unlisted" : "rejected", petId, message: error.message };
}
