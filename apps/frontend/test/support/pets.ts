import type { Match, Pet } from "@petswipe/contract";

/** A listed cat by default. */
export function pet(id: string, more: Partial<Pet> = {}): Pet {
  return {
    id,
    shelterId: "1",
    shelterName: "Happy Tails",
    name: `Pet ${id}`,
    petType: "cat",
    breed: "",
    ageMonths: 8,
    city: "Porto",
    description: "",
    autoAccept: false,
    status: "listed",
    photoUrl: null,
    createdAt: "2026-11-01T10:00:00.000Z",
    ...more,
  };
}

export function match(petId: string): Match {
  return { id: `m${petId}`, petId, adopterId: "9", createdAt: "2026-11-01T10:00:00.000Z" };
}
