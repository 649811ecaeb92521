"use client";

import type { Pet } from "@petswipe/contract";
import { useCallback, useEffect, useReducer } from "react";
import { deck as requestDeck, swipe as sendSwipe } from "../api/pets.ts";
import { asApiError } from "../api/request.ts";
import { type Deck, openDeck, reduceDeck, wantsMore } from "./deck.ts";
import { refusal } from "./rejection.ts";

/** Cards per request: more than LOW plus pending swipes, so that a response without new cards means the end. */
export const DEAL = 20;

interface DeckControls {
  readonly deck: Deck;
  readonly swipe: (petId: string, liked: boolean) => void;
  readonly loadMore: () => void;
  readonly closeMatch: () => void;
}

/** Connects the deck's state machine to the API: loads cards ahead, stores swipes, undoes rejected ones. */
export function useDeck(first: readonly Pet[]): DeckControls {
  const [deck, send] = useReducer(reduceDeck, first, openDeck);

  const loadMore = useCallback(() => {
    send({ type: "requested" });
    requestDeck(DEAL).then(
      ({ pets }) => send({ type: "dealt", pets }),
      (cause: unknown) => send({ type: "dealFailed", message: asApiError(cause).message }),
    );
  }, []);

  const needsMore = wantsMore(deck);
  useEffect(() => {
    if (needsMore) loadMore();
  }, [needsMore, loadMore]);

  const swipe = useCallback((petId: string, liked: boolean) => {
    send({ type: "swiped", petId, liked });
    sendSwipe(petId, liked).then(
      ({ match }) => send({ type: "stored", petId, match }),
      (cause: unknown) => send(refusal(petId, asApiError(cause))),
    );
  }, []);

  const closeMatch = useCallback(() => send({ type: "matchSeen" }), []);
  return { deck, swipe, loadMore, closeMatch };
}
