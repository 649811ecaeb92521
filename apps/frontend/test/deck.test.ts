import { describe, expect, test } from "vitest";
import { ApiError } from "../src/api/errors.ts";
import { type Deck, type DeckEvent, LOW, openDeck, reduceDeck, wantsMore } from "../src/swipe/deck.ts";
import { refusal } from "../src/swipe/rejection.ts";
import { match, pet } from "./support/pets.ts";

const after = (deck: Deck, ...events: DeckEvent[]) => events.reduce(reduceDeck, deck);
const ids = (pets: Deck["cards"]) => pets.map(({ id }) => id);
const three = openDeck([pet("1"), pet("2"), pet("3")]);

describe("dealing", () => {
  test("adds new cards below the others, without cards dealt before", () => {
    const deck = after(three, { type: "requested" }, { type: "dealt", pets: [pet("2"), pet("4")] });
    expect(ids(deck.cards)).toEqual(["1", "2", "3", "4"]);
    expect(deck.supply).toBe("idle");
  });

  test("does not deal a card again while its swipe is pending", () => {
    const deck = after(
      three,
      { type: "swiped", petId: "1", liked: true },
      { type: "dealt", pets: [pet("1"), pet("5")] },
    );
    expect(ids(deck.cards)).toEqual(["2", "3", "5"]);
  });

  test("ends if no new cards arrive, until requested again", () => {
    const deck = after(three, { type: "dealt", pets: [pet("1")] });
    expect(deck.supply).toBe("empty");
    expect(wantsMore(deck)).toBe(false);
    expect(after(deck, { type: "requested" }, { type: "dealt", pets: [pet("7")] }).supply).toBe("idle");
  });

  test("requests more cards when few are left, and only once at a time", () => {
    const many = openDeck(Array.from({ length: LOW + 1 }, (_, index) => pet(String(index + 1))));
    expect(wantsMore(many)).toBe(false);
    const fewer = after(many, { type: "swiped", petId: "1", liked: false });
    expect(wantsMore(fewer)).toBe(true);
    expect(wantsMore(after(fewer, { type: "requested" }))).toBe(false);
  });

  test("that fails reports the error and waits for the user", () => {
    const deck = after(three, { type: "requested" }, { type: "dealFailed", message: "Timed out." });
    expect(deck.supply).toBe("failed");
    expect(deck.announcement).toEqual({ text: "Timed out.", isError: true });
    expect(wantsMore(deck)).toBe(false);
  });
});

describe("a swipe", () => {
  const swiped = after(three, { type: "swiped", petId: "1", liked: true });

  test("removes the card immediately and announces it", () => {
    expect(ids(swiped.cards)).toEqual(["2", "3"]);
    expect(ids(swiped.pending)).toEqual(["1"]);
    expect(swiped.announcement).toEqual({ text: "You liked Pet 1.", isError: false });
    expect(after(three, { type: "swiped", petId: "1", liked: false }).announcement.text).toBe("You passed on Pet 1.");
  });

  test("of a missing card changes nothing", () => {
    expect(after(swiped, { type: "swiped", petId: "1", liked: false })).toBe(swiped);
  });

  test("that is stored without a match is complete", () => {
    const deck = after(swiped, { type: "stored", petId: "1", match: null });
    expect([deck.pending, deck.matches]).toEqual([[], []]);
  });

  test("that is rejected returns the card to the top, with the reason", () => {
    const deck = after(swiped, { type: "rejected", petId: "1", message: "The database is not available." });
    expect(ids(deck.cards)).toEqual(["1", "2", "3"]);
    expect(deck.pending).toEqual([]);
    expect(deck.announcement).toEqual({ text: "Swipe on Pet 1 failed: The database is not available.", isError: true });
  });

  test("of an unlisted pet does not return the card, and says why", () => {
    const deck = after(swiped, { type: "unlisted", petId: "1", message: "This pet is no longer looking for a home." });
    expect(ids(deck.cards)).toEqual(["2", "3"]);
    expect(deck.pending).toEqual([]);
    expect(deck.announcement).toEqual({ text: "Pet 1: This pet is no longer looking for a home.", isError: true });
  });

  test("of an already swiped pet is dropped silently", () => {
    const deck = after(swiped, { type: "alreadySwiped", petId: "1" });
    expect(ids(deck.cards)).toEqual(["2", "3"]);
    expect(deck.pending).toEqual([]);
    expect(deck.announcement.isError).toBe(false);
  });
});

test.each([
  ["already_swiped", 409, { type: "alreadySwiped", petId: "1" }],
  ["pet_not_listed", 409, { type: "unlisted", petId: "1", message: "Sorry." }],
  ["not_found", 404, { type: "unlisted", petId: "1", message: "Sorry." }],
  ["gone", 409, { type: "rejected", petId: "1", message: "Sorry." }],
  ["unavailable", 503, { type: "rejected", petId: "1", message: "Sorry." }],
])("a swipe rejected with %s (%i) becomes the right event", (code, status, event) => {
  expect(refusal("1", new ApiError(status, { code, message: "Sorry.", requestId: "r" }))).toEqual(event);
});

test("matches are shown one at a time, in order", () => {
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
