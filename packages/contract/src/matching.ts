import { stringEnum } from "@petswipe/config/string-enum";
import { type Static, Type } from "typebox";
import { Pet } from "./pets.ts";
import { body, Id, nullable, Timestamp } from "./primitives.ts";

export const Adoption = Type.Object({
  id: Id,
  matchId: Id,
  status: stringEnum(["requested", "completed", "cancelled"]),
  requestedAt: Timestamp,
  completedAt: nullable(Timestamp),
});
export type Adoption = Static<typeof Adoption>;

export const Match = Type.Object({ id: Id, petId: Id, adopterId: Id, createdAt: Timestamp });
export type Match = Static<typeof Match>;

export const Swipe = Type.Object({ petId: Id, liked: Type.Boolean(), createdAt: Timestamp });
export type Swipe = Static<typeof Swipe>;

export const SwipeBody = body({ petId: Id, liked: Type.Boolean() });
export type SwipeBody = Static<typeof SwipeBody>;

/** `match` is set when the pet has autoAccept. */
export const SwipeReply = Type.Object({ swipe: Swipe, match: nullable(Match) });
export type SwipeReply = Static<typeof SwipeReply>;

/** A match in a list: an adopter needs the pet, a shelter the adopter, too. */
export const MatchCard = Type.Object({
  id: Id,
  createdAt: Timestamp,
  pet: Pet,
  adopter: Type.Object({ id: Id, displayName: Type.String() }),
  adoption: nullable(Adoption),
});
export type MatchCard = Static<typeof MatchCard>;

export const MatchesReply = Type.Object({ matches: Type.Array(MatchCard) });
export type MatchesReply = Static<typeof MatchesReply>;

/** A like that waits for the shelter to accept it. */
export const MatchRequest = Type.Object({
  pet: Pet,
  adopter: Type.Object({ id: Id, displayName: Type.String() }),
  likedAt: Timestamp,
});
export type MatchRequest = Static<typeof MatchRequest>;

export const MatchRequestsReply = Type.Object({ requests: Type.Array(MatchRequest) });
export type MatchRequestsReply = Static<typeof MatchRequestsReply>;

export const AcceptBody = body({ petId: Id, adopterId: Id });
export type AcceptBody = Static<typeof AcceptBody>;

export const MatchReply = Type.Object({ match: Match });
export type MatchReply = Static<typeof MatchReply>;

export const AdoptionReply = Type.Object({ adoption: Adoption });
export type AdoptionReply = Static<typeof AdoptionReply>;
