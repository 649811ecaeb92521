"use client";

import type { Pet } from "@petswipe/contract";
import { useCallback, useEffect, useReducer } from "react";
import { deck as askForDeck, swipe as sendSwipe } from "../api/pets.ts";
import { asApiError } from "../api/request.ts";
import { type Deck, openDeck, reduceDeck, wantsMore } from "./deck.ts";
import { refusal } from "./refusal.ts";

/** Cards per request; more than LOW and what can be pending, so that an answer without news means the end. */
export const DEAL = 20;

interface DeckControls {
  readonly deck: Deck;
  readonly swipe: (petId: string, liked: boolean) => void;
  readonly lookAgain: () => void;
  readonly closeMatch: () => void;
}

/** Joins the deck's state machine to the API: deals ahead of the person, stores swipes, takes back refused ones. */
export function useDeck(first: readonly Pet[]): DeckControls {
  const [deck, send] = useReducer(reduceDeck, first, openDeck);

  const lookAgain = useCallback(() => {
    send({ type: "asked" });
    askForDeck(DEAL).then(
      ({ pets }) => send({ type: "dealt", pets }),
      (cause: unknown) => send({ type: "dealFailed", message: asApiError(cause).message }),
    );
  }, []);

  const hungry = wantsMore(deck);
  useEffect(() => {
    if (hungry) lookAgain();
  }, [hungry, lookAgain]);

  const swipe = useCallback((petId: string, liked: boolean) => {
    send({ type: "swiped", petId, liked });
    sendSwipe(petId, liked).then(
      ({ match }) => send({ type: "stored", petId, match }),
      (cause: unknown) => send(refusal(petId, asApiError(cause))),
    );
  }, []);

  const closeMatch = useCallback(() => send({ type: "matchSeen" }), []);
  return { deck, swipe, lookAgain, closeMatch };
}
