import type { CreatePetBody, DeckReply, ImportReply, ListPetsReply, PetReply, SwipeReply } from "@petswipe/contract";
import type { ApiError } from "./errors.ts";
import { request } from "./request.ts";

/** The next pets for me, never one that I swiped. At most 50. */
export const deck = (limit: number) => request<DeckReply>(`/api/deck?limit=${limit}`);

/** 409 if this pet was swiped before or is no longer listed; 404 if there is no such pet. */
export const swipe = (petId: string, liked: boolean) =>
  request<SwipeReply>("/api/swipes", { method: "POST", body: { petId, liked } });

/** Whether a swipe was refused because it was stored before. */
export const isSwipedBefore = ({ code }: ApiError) => code === "already_swiped";

/** Whether a swipe was refused because the pet is no longer looking for a home: no second try can succeed. */
export const isPetGone = ({ code, status }: ApiError) => code === "pet_not_listed" || status === 404;

/** A shelter's pets, newest first; `cursor` is the page before's `nextCursor`. */
export const petsOf = (shelterId: string, cursor?: string) =>
  request<ListPetsReply>(`/api/pets?${new URLSearchParams({ shelterId, limit: "24", ...(cursor && { cursor }) })}`);

export const listPet = (body: CreatePetBody) => request<PetReply>("/api/pets", { method: "POST", body });

export const withdrawPet = (id: string) => request<PetReply>(`/api/pets/${id}/withdraw`, { method: "POST" });

export const uploadPhoto = (id: string, photo: File) =>
  request<PetReply>(`/api/pets/${id}/photo`, { method: "POST", body: form("photo", photo) });

/** All rows or none: a 422's details name each row at fault. */
export const importPets = (file: File) =>
  request<ImportReply>("/api/pets/import", { method: "POST", body: form("file", file) });

function form(field: string, file: File): FormData {
  const data = new FormData();
  data.set(field, file);
  return data;
}
