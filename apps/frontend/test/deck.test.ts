import { describe, expect, test } from "vitest";
import { ApiError } from "../src/api/errors.ts";
import { type Deck, type DeckEvent, LOW, openDeck, reduceDeck, wantsMore } from "../src/swipe/deck.ts";
import { refusal } from "../src/swipe/refusal.ts";
import { match, pet } from "./support/pets.ts";

const after = (deck: Deck, ...events: DeckEvent[]) => events.reduce(reduceDeck, deck);
const ids = (pets: Deck["cards"]) => pets.map(({ id }) => id);
const three = openDeck([pet("1"), pet("2"), pet("3")]);

describe("dealing", () => {
  test("puts new cards under the others and leaves out those dealt before", () => {
    const deck = after(three, { type: "asked" }, { type: "dealt", pets: [pet("2"), pet("4")] });
    expect(ids(deck.cards)).toEqual(["1", "2", "3", "4"]);
    expect(deck.supply).toBe("idle");
  });

  test("does not deal a card again whose swipe is under way", () => {
    const deck = after(
      three,
      { type: "swiped", petId: "1", liked: true },
      { type: "dealt", pets: [pet("1"), pet("5")] },
    );
    expect(ids(deck.cards)).toEqual(["2", "3", "5"]);
  });

  test("is over when nothing new comes, until asked again", () => {
    const deck = after(three, { type: "dealt", pets: [pet("1")] });
    expect(deck.supply).toBe("empty");
    expect(wantsMore(deck)).toBe(false);
    expect(after(deck, { type: "asked" }, { type: "dealt", pets: [pet("7")] }).supply).toBe("idle");
  });

  test("asks for more when few cards are left, and not twice at a time", () => {
    const many = openDeck(Array.from({ length: LOW + 1 }, (_, index) => pet(String(index + 1))));
    expect(wantsMore(many)).toBe(false);
    const fewer = after(many, { type: "swiped", petId: "1", liked: false });
    expect(wantsMore(fewer)).toBe(true);
    expect(wantsMore(after(fewer, { type: "asked" }))).toBe(false);
  });

  test("that fails says so and waits for the person", () => {
    const deck = after(three, { type: "asked" }, { type: "dealFailed", message: "No milk." });
    expect(deck.supply).toBe("failed");
    expect(deck.news).toEqual({ text: "No milk.", trouble: true });
    expect(wantsMore(deck)).toBe(false);
  });
});

describe("a swipe", () => {
  const swiped = after(three, { type: "swiped", petId: "1", liked: true });

  test("takes the card away at once and says what was done", () => {
    expect(ids(swiped.cards)).toEqual(["2", "3"]);
    expect(ids(swiped.pending)).toEqual(["1"]);
    expect(swiped.news).toEqual({ text: "You liked Pet 1.", trouble: false });
    expect(after(three, { type: "swiped", petId: "1", liked: false }).news.text).toBe("You passed on Pet 1.");
  });

  test("of a card that is not there changes nothing", () => {
    expect(after(swiped, { type: "swiped", petId: "1", liked: false })).toBe(swiped);
  });

  test("that is stored without a match is done", () => {
    const deck = after(swiped, { type: "stored", petId: "1", match: null });
    expect([deck.pending, deck.matches]).toEqual([[], []]);
  });

  test("that is refused brings the card back on top, with the reason", () => {
    const deck = after(swiped, { type: "refused", petId: "1", message: "The database is out for a walk." });
    expect(ids(deck.cards)).toEqual(["1", "2", "3"]);
    expect(deck.pending).toEqual([]);
    expect(deck.news).toEqual({ text: "Pet 1 is back: The database is out for a walk.", trouble: true });
  });

  test("of a pet that is gone keeps the card away, and says why", () => {
    const deck = after(swiped, { type: "gone", petId: "1", message: "This pet is no longer looking for a home." });
    expect(ids(deck.cards)).toEqual(["2", "3"]);
    expect(deck.pending).toEqual([]);
    expect(deck.news).toEqual({ text: "Pet 1: This pet is no longer looking for a home.", trouble: true });
  });

  test("of a pet swiped before is passed over silently", () => {
    const deck = after(swiped, { type: "alreadySwiped", petId: "1" });
    expect(ids(deck.cards)).toEqual(["2", "3"]);
    expect(deck.pending).toEqual([]);
    expect(deck.news.trouble).toBe(false);
  });
});

test.each([
  ["already_swiped", 409, { type: "alreadySwiped", petId: "1" }],
  ["pet_not_listed", 409, { type: "gone", petId: "1", message: "Sorry." }],
  ["not_found", 404, { type: "gone", petId: "1", message: "Sorry." }],
  ["gone", 409, { type: "refused", petId: "1", message: "Sorry." }],
  ["unavailable", 503, { type: "refused", petId: "1", message: "Sorry." }],
])("a swipe answered with %s (%i) is told apart from the others", (code, status, event) => {
  expect(refusal("1", new ApiError(status, { code, message: "Sorry.", requestId: "r" }))).toEqual(event);
});

test("matches are shown one after the other, in their order", () => {
  const both = after(
    three,
    { type: "swiped", petId: "1", liked: true },
    { type: "swiped", petId: "2", liked: true },
    { type: "stored", petId: "2", match: match("2") },
    { type: "stored", petId: "1", match: match("1") },
  );
  expect(both.matches.map(({ pet: { name } }) => name)).toEqual(["Pet 2", "Pet 1"]);
  expect(after(both, { type: "matchSeen" }).matches.map(({ match: { id } }) => id)).toEqual(["m1"]);
});
