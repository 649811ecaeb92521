import type { AcceptBody, AdoptionReply, MatchesReply, MatchReply, MatchRequestsReply } from "@petswipe/contract";
import { request } from "./request.ts";

/** The matches of the adopter, or of the shelter's pets. */
export const matches = () => request<MatchesReply>("/api/matches");

/** Likes that the shelter has not accepted yet. */
export const matchRequests = () => request<MatchRequestsReply>("/api/matches/requests");

export const acceptRequest = (body: AcceptBody) => request<MatchReply>("/api/matches/accept", { method: "POST", body });

export const requestAdoption = (matchId: string) =>
  request<AdoptionReply>(`/api/matches/${matchId}/adoption`, { method: "POST" });

export const completeAdoption = (id: string) =>
  request<AdoptionReply>(`/api/adoptions/${id}/complete`, { method: "POST" });

export const cancelAdoption = (id: string) => request<AdoptionReply>(`/api/adoptions/${id}/cancel`, { method: "POST" });
