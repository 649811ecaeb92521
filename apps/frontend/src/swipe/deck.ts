import type { Match, Pet } from "@petswipe/contract";

/** A pet, and the match that a like created. */
export interface MatchMade {
  readonly pet: Pet;
  readonly match: Match;
}

/** The deck as the user sees it. A swipe is applied immediately and undone if the API rejects it. */
export interface Deck {
  /** Top card first. */
  readonly cards: readonly Pet[];
  /** Swiped, but not yet confirmed by the API. */
  readonly pending: readonly Pet[];
  /** IDs of all pets dealt so far: the API may deal a pet again while its swipe is pending. */
  readonly dealt: ReadonlySet<string>;
  readonly supply: "idle" | "loading" | "empty" | "failed";
  /** Oldest first; the first is shown. */
  readonly matches: readonly MatchMade[];
  /** A message to the user about what just happened. */
  readonly announcement: { readonly text: string; readonly isError: boolean };
}

export type DeckEvent =
  | { readonly type: "requested" }
  | { readonly type: "dealt"; readonly pets: readonly Pet[] }
  | { readonly type: "dealFailed"; readonly message: string }
  | { readonly type: "swiped"; readonly petId: string; readonly liked: boolean }
  | { readonly type: "stored"; readonly petId: string; readonly match: Match | null }
  | { readonly type: "alreadySwiped"; readonly petId: string }
  | { readonly type: "unlisted"; readonly petId: string; readonly message: string }
  | { readonly type: "rejected"; readonly petId: string; readonly message: string }
  | { readonly type: "matchSeen" };

/** Requests more cards when this many are left. */
export const LOW = 5;

export function openDeck(pets: readonly Pet[]): Deck {
  const empty: Deck = {
    cards: [],
    pending: [],
    dealt: new Set(),
    supply: "loading",
    matches: [],
    announcement: { text: "", isError: false },
  };
  return deal(empty, pets);
}

export function wantsMore(deck: Deck): boolean {
  return deck.supply === "idle" && deck.cards.length <= LOW;
}

export function reduceDeck(deck: Deck, event: DeckEvent): Deck {
  switch (event.type) {
    case "requested":
      return { ...deck, supply: "loading" };
    case "dealt":
      return deal(deck, event.pets);
    case "dealFailed":
      return { ...deck, supply: "failed", announcement: { text: event.message, isError: true } };
    case "swiped":
      return swiped(deck, event.petId, event.liked);
    case "stored":
      return stored(deck, event.petId, event.match);
    case "alreadySwiped":
      return settle(deck, event.petId);
    case "unlisted":
      return unlisted(deck, event.petId, event.message);
    case "rejected":
      return rejected(deck, event.petId, event.message);
    case "matchSeen":
      return { ...deck, matches: deck.matches.slice(1) };
  }
}

function deal(deck: Deck, pets: readonly Pet[]): Deck {
  const fresh = pets.filter(({ id }) => !deck.dealt.has(id));
  return {
    ...deck,
    cards: [...deck.cards, ...fresh],
    dealt: new Set([...deck.dealt, ...fresh.map(({ id }) => id)]),
    supply: fresh.length === 0 ? "empty" : "idle",
  };
}

function swiped(deck: Deck, petId: string, liked: boolean): Deck {
  const pet = deck.cards.find(({ id }) => id === petId);
  if (pet === undefined) return deck;
  return {
    ...deck,
    cards: deck.cards.filter(({ id }) => id !== petId),
    pending: [...deck.pending, pet],
    announcement: { text: liked ? `You liked ${pet.name}.` : `You passed on ${pet.name}.`, isError: false },
  };
}

function stored(deck: Deck, petId: string, match: Match | null): Deck {
  const pet = deck.pending.find(({ id }) => id === petId);
  const settled = settle(deck, petId);
  if (pet === undefined || match === null) return settled;
  return { ...settled, matches: [...deck.matches, { pet, match }] };
}

function unlisted(deck: Deck, petId: string, message: string): Deck {
  const pet = deck.pending.find(({ id }) => id === petId);
  if (pet === undefined) return deck;
  return { ...settle(deck, petId), announcement: { text: `${pet.name}: ${message}`, isError: true } };
}

function rejected(deck: Deck, petId: string, message: string): Deck {
  const pet = deck.pending.find(({ id }) => id === petId);
  if (pet === undefined) return deck;
  const announcement = { text: `Swipe on ${pet.name} failed: ${message}`, isError: true };
  return { ...settle(deck, petId), cards: [pet, ...deck.cards], announcement };
}

function settle(deck: Deck, petId: string): Deck {
  return { ...deck, pending: deck.pending.filter(({ id }) => id !== petId) };
}
