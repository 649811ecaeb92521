import type { Match, Pet } from "@petswipe/contract";

/** A pet and the match that a like of it made. */
export interface MatchMade {
  readonly pet: Pet;
  readonly match: Match;
}

/** The deck as the person sees it. A swipe shows at once and is taken back if the API refuses it. */
export interface Deck {
  /** Top card first. */
  readonly cards: readonly Pet[];
  /** Swiped here, not yet answered by the API. */
  readonly pending: readonly Pet[];
  /** Ids of every pet that was dealt: the API may deal one again while its swipe is under way. */
  readonly dealt: ReadonlySet<string>;
  readonly supply: "idle" | "loading" | "empty" | "failed";
  /** Oldest first; the first one is shown. */
  readonly matches: readonly MatchMade[];
  /** Words to the person about what just happened; `trouble` when it is an error. */
  readonly news: { readonly text: string; readonly trouble: boolean };
}

export type DeckEvent =
  | { readonly type: "asked" }
  | { readonly type: "dealt"; readonly pets: readonly Pet[] }
  | { readonly type: "dealFailed"; readonly message: string }
  | { readonly type: "swiped"; readonly petId: string; readonly liked: boolean }
  | { readonly type: "stored"; readonly petId: string; readonly match: Match | null }
  | { readonly type: "alreadySwiped"; readonly petId: string }
  | { readonly type: "gone"; readonly petId: string; readonly message: string }
  | { readonly type: "refused"; readonly petId: string; readonly message: string }
  | { readonly type: "matchSeen" };

/** With this many cards left it is time to ask for more. */
export const LOW = 5;

export function openDeck(pets: readonly Pet[]): Deck {
  const empty: Deck = {
    cards: [],
    pending: [],
    dealt: new Set(),
    supply: "loading",
    matches: [],
    news: { text: "", trouble: false },
  };
  return deal(empty, pets);
}

export function wantsMore(deck: Deck): boolean {
  return deck.supply === "idle" && deck.cards.length <= LOW;
}

export function reduceDeck(deck: Deck, event: DeckEvent): Deck {
  switch (event.type) {
    case "asked":
      return { ...deck, supply: "loading" };
    case "dealt":
      return deal(deck, event.pets);
    case "dealFailed":
      return { ...deck, supply: "failed", news: { text: event.message, trouble: true } };
    case "swiped":
      return swiped(deck, event.petId, event.liked);
    case "stored":
      return stored(deck, event.petId, event.match);
    case "alreadySwiped":
      return settle(deck, event.petId);
    case "gone":
      return gone(deck, event.petId, event.message);
    case "refused":
      return refused(deck, event.petId, event.message);
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
    news: { text: liked ? `You liked ${pet.name}.` : `You passed on ${pet.name}.`, trouble: false },
  };
}

function stored(deck: Deck, petId: string, match: Match | null): Deck {
  const pet = deck.pending.find(({ id }) => id === petId);
  const settled = settle(deck, petId);
  if (pet === undefined || match === null) return settled;
  return { ...settled, matches: [...deck.matches, { pet, match }] };
}

function gone(deck: Deck, petId: string, message: string): Deck {
  const pet = deck.pending.find(({ id }) => id === petId);
  if (pet === undefined) return deck;
  return { ...settle(deck, petId), news: { text: `${pet.name}: ${message}`, trouble: true } };
}

function refused(deck: Deck, petId: string, message: string): Deck {
  const pet = deck.pending.find(({ id }) => id === petId);
  if (pet === undefined) return deck;
  const news = { text: `${pet.name} is back: ${message}`, trouble: true };
  return { ...settle(deck, petId), cards: [pet, ...deck.cards], news };
}

function settle(deck: Deck, petId: string): Deck {
  return { ...deck, pending: deck.pending.filter(({ id }) => id !== petId) };
}
