import { type Static, Type } from "typebox";
import { body, Id, PetStatus, PetType, Timestamp, text } from "./primitives.ts";

const details = {
  name: text(60),
  petType: PetType,
  breed: text(60, 0),
  ageMonths: Type.Integer({ minimum: 0, maximum: 600 }),
  city: text(80, 0),
  description: text(2000, 0),
  autoAccept: Type.Boolean({ description: "Every like becomes a match at once" }),
};

export const Pet = Type.Object({
  id: Id,
  shelterId: Type.Union([Id, Type.Null()], { description: "null once the shelter's account is deleted" }),
  shelterName: Type.Union([Type.String(), Type.Null()]),
  ...details,
  status: PetStatus,
  photoUrl: Type.Union([Type.String(), Type.Null()]),
  createdAt: Timestamp,
});
export type Pet = Static<typeof Pet>;

export const CreatePetBody = body({
  name: details.name,
  petType: details.petType,
  ageMonths: details.ageMonths,
  breed: Type.Optional(details.breed),
  city: Type.Optional(details.city),
  description: Type.Optional(details.description),
  autoAccept: Type.Optional(details.autoAccept),
});
export type CreatePetBody = Static<typeof CreatePetBody>;

/** Anything but the type: swipes are counted by it. */
export const UpdatePetBody = Type.Object(Type.Partial(Type.Omit(CreatePetBody, ["petType"])).properties, {
  additionalProperties: false,
  minProperties: 1,
});
export type UpdatePetBody = Static<typeof UpdatePetBody>;

export const PetReply = Type.Object({ pet: Pet });
export type PetReply = Static<typeof PetReply>;

export const ListPetsQuery = body({
  cursor: Type.Optional(Id),
  limit: Type.Integer({ minimum: 1, maximum: 100, default: 20 }),
  petType: Type.Optional(PetType),
  status: Type.Optional(PetStatus),
  shelterId: Type.Optional(Id),
});
export type ListPetsQuery = Static<typeof ListPetsQuery>;

/** Newest first. `nextCursor` requests the next page; null on the last one. */
export const ListPetsReply = Type.Object({
  pets: Type.Array(Pet),
  nextCursor: Type.Union([Id, Type.Null()]),
});
export type ListPetsReply = Static<typeof ListPetsReply>;

export const ImportReply = Type.Object({ imported: Type.Integer(), petIds: Type.Array(Id) });
export type ImportReply = Static<typeof ImportReply>;

export const DeckQuery = body({ limit: Type.Integer({ minimum: 1, maximum: 50, default: 10 }) });
export type DeckQuery = Static<typeof DeckQuery>;

export const DeckReply = Type.Object({ pets: Type.Array(Pet) });
export type DeckReply = Static<typeof DeckReply>;
