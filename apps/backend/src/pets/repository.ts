import type { CreatePetBody, ListPetsQuery, Pet, UpdatePetBody } from "@petswipe/contract";
import type { Database } from "@petswipe/database";
import { conflict, notFound } from "../errors.ts";
import type { PetCache } from "./cache.ts";
import { toPet } from "./row.ts";
import { insertPets, selectByIds, selectPage, updatePet, updatePhoto, updateWithdrawn } from "./statements.ts";

/** Whose pets may be changed: one shelter's, or, for admins, all. */
export type Owner = string | "any";

const ownerId = (owner: Owner) => (owner === "any" ? null : owner);

export function petsRepository(db: Database, cache: PetCache) {
  /** Reads pets from the database and caches them. */
  async function load(ids: readonly string[], store: PetCache["put"]): Promise<Map<string, Pet>> {
    if (ids.length === 0) return new Map();
    const rows = await db.query(selectByIds, [ids]);
    const pets = rows.map((row) => ({ pet: toPet(row), version: row.version }));
    await store(pets);
    return new Map(pets.map(({ pet }) => [pet.id, pet]));
  }

  /** The existing pets, in the order of the ids. */
  async function byIds(ids: readonly string[]): Promise<Pet[]> {
    const cached = await cache.get(ids);
    const loaded = await load(
      ids.filter((id) => !cached.has(id)),
      cache.put,
    );
    return ids.flatMap((id) => cached.get(id) ?? loaded.get(id) ?? []);
  }

  async function get(id: string): Promise<Pet> {
    const [pet] = await byIds([id]);
    if (pet === undefined) throw notFound("Pet");
    return pet;
  }

  async function reload(id: string): Promise<Pet> {
    const pet = (await load([id], cache.replace)).get(id);
    if (pet === undefined) throw notFound("Pet");
    return pet;
  }

  return {
    byIds,
    get,

    /** Updates the cache after another feature has changed pets. */
    async changed(ids: readonly string[]): Promise<void> {
      await load(ids, cache.replace);
    },

    async page({ cursor, petType, status, shelterId, limit }: ListPetsQuery) {
      const rows = await db.query(selectPage, [
        cursor ?? null,
        petType ?? null,
        status ?? null,
        shelterId ?? null,
        limit + 1,
      ]);
      const pets = rows.slice(0, limit).map(toPet);
      return { pets, nextCursor: rows.length > limit ? (pets.at(-1)?.id ?? null) : null };
    },

    /** All or none; the ids are in the order of the pets. */
    async create(shelterId: string, pets: readonly CreatePetBody[]): Promise<string[]> {
      const column = <Value>(read: (pet: CreatePetBody) => Value): Value[] => pets.map(read);
      const rows = await db.query(insertPets, [
        shelterId,
        column((pet) => pet.name.trim()),
        column((pet) => pet.petType),
        column((pet) => pet.ageMonths),
        column((pet) => pet.breed ?? ""),
        column((pet) => pet.city ?? ""),
        column((pet) => pet.description ?? ""),
        column((pet) => pet.autoAccept ?? false),
      ]);
      return rows.map((row) => row.id);
    },

    /** Also 404 for another shelter's pet, so as not to reveal that it exists. */
    async update(id: string, owner: Owner, change: UpdatePetBody): Promise<Pet> {
      const { name, ageMonths, breed, city, description, autoAccept } = change;
      const values = [name?.trim(), ageMonths, breed, city, description, autoAccept];
      const row = await db.first(updatePet, [id, ownerId(owner), ...values.map((value) => value ?? null)]);
      if (row === undefined) throw notFound("Pet");
      return reload(id);
    },

    async withdraw(id: string, owner: Owner): Promise<Pet> {
      const row = await db.first(updateWithdrawn, [id, ownerId(owner)]);
      const pet = await reload(id);
      if (row !== undefined || (pet.status === "withdrawn" && isOwner(pet, owner))) return pet;
      if (!isOwner(pet, owner)) throw notFound("Pet");
      throw conflict("pet_adopted", "This pet has been adopted and can no longer be withdrawn.");
    },

    /** Returns the key of the replaced photo, if any. */
    async setPhoto(id: string, owner: Owner, key: string): Promise<{ pet: Pet; replaced: string | null }> {
      const row = await db.first(updatePhoto, [id, ownerId(owner), key]);
      if (row === undefined) throw notFound("Pet");
      return { pet: await reload(id), replaced: row.old_key };
    },

    async mustOwn(id: string, owner: Owner): Promise<void> {
      if (!isOwner(await get(id), owner)) throw notFound("Pet");
    },
  };
}

export type PetsRepository = ReturnType<typeof petsRepository>;

const isOwner = (pet: Pet, owner: Owner): boolean => owner === "any" || pet.shelterId === owner;
