import type { CreatePetBody, DeckReply, ImportReply, ListPetsReply, PetReply, SwipeReply } from "@petswipe/contract";
import type { ApiError } from "./errors.ts";
import { request } from "./request.ts";

/** The next pets for the user, without those already swiped. At most 50. */
export const deck = (limit: number) => request<DeckReply>(`/api/deck?limit=${limit}`);

/** 409 if the pet was already swiped or is no longer listed; 404 if it does not exist. */
export const swipe = (petId: string, liked: boolean) =>
  request<SwipeReply>("/api/swipes", { method: "POST", body: { petId, liked } });

/** Whether a swipe was rejected because the pet was already swiped. */
export const isAlreadySwiped = ({ code }: ApiError) => code === "already_swiped";

/** Whether a swipe was rejected because the pet is no longer listed: a retry cannot succeed. */
export const isPetUnlisted = ({ code, status }: ApiError) => code === "pet_not_listed" || status === 404;

/** A shelter's pets, newest first; `cursor` is the `nextCursor` of the previous page. */
export const petsOf = (shelterId: string, cursor?: string) =>
  request<ListPetsReply>(`/api/pets?${new URLSearchParams({ shelterId, limit: "24", ...(cursor && { cursor }) })}`);

export const listPet = (body: CreatePetBody) => request<PetReply>("/api/pets", { method: "POST", body });

export const withdrawPet = (id: string) => request<PetReply>(`/api/pets/${id}/withdraw`, { method: "POST" });

export const uploadPhoto = (id: string, photo: File) =>
  request<PetReply>(`/api/pets/${id}/photo`, { method: "POST", body: form("photo", photo) });

/** Imports all rows or none: the details of a 422 list each invalid row. */
export const importPets = (file: File) =>
  request<ImportReply>("/api/pets/import", { method: "POST", body: form("file", file) });

function form(field: string, file: File): FormData {
  const data = new FormData();
  data.set(field, file);
  return data;
}
