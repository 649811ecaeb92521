import { randomBytes } from "node:crypto";
import type { Readable } from "node:stream";
import { PetReply } from "@petswipe/contract";
import type { FastifyRequest } from "fastify";
import { Type } from "typebox";
import type { Guard } from "../auth/guard.ts";
import { AppError, notFound } from "../errors.ts";
import { formFile } from "../http/form-file.ts";
import type { App } from "../http/types.ts";
import type { PetsRepository } from "../pets/repository.ts";
import { ownerOf, PetParams } from "../pets/routes.ts";
import { normalizePhoto } from "./image.ts";
import type { PhotoStorage } from "./storage.ts";

/** The format of keys; anything else is not looked up, so no path can leave the storage. */
const KEY = /^(demo|pets)\/[a-z0-9-]+\.(svg|webp)$/;
const CONTENT_TYPES = { svg: "image/svg+xml", webp: "image/webp" } as const;

const PHOTO = {
  description: "A photo; immutable",
  content: Object.fromEntries(
    Object.values(CONTENT_TYPES).map((type) => [
      type,
      { schema: Type.Unsafe<Readable>({ type: "string", format: "binary" }) },
    ]),
  ),
};

export interface PhotoRoutes {
  readonly guard: Guard;
  readonly pets: PetsRepository;
  readonly photos: PhotoStorage;
  /** The bundled demo pictures, with keys `demo/…`. */
  readonly demoPictures: PhotoStorage;
}

export function photoRoutes(app: App, { guard, pets, photos, demoPictures }: PhotoRoutes): void {
  const tags = ["pets"];

  app.post(
    "/pets/:id/photo",
    {
      onRequest: guard("shelter", "admin"),
      schema: { tags, params: PetParams, consumes: ["multipart/form-data"], response: { 200: PetReply } },
    },
    async (request) => {
      const { id } = request.params;
      const owner = ownerOf(request.session);
      await pets.mustOwn(id, owner);
      const file = await formFile(request, { missing: "Send the photo as the form's field `photo`." });
      const key = `pets/${id}-${randomBytes(8).toString("hex")}.webp`;
      await photos.put(key, await normalizePhoto(file));
      const { pet, replaced } = await pets.setPhoto(id, owner, key).catch(async (error: unknown) => {
        // Only if the pet certainly does not use it: an orphaned photo is better than a missing one.
        if (error instanceof AppError) await discard(request, key);
        throw error;
      });
      if (replaced?.startsWith("pets/")) await discard(request, replaced);
      return { pet };
    },
  );

  const params = Type.Object({ "*": Type.String() });
  app.get("/photos/*", { schema: { tags, params, response: { 200: PHOTO } } }, async (request, reply) => {
    const key = request.params["*"];
    const extension = KEY.exec(key)?.[2] as keyof typeof CONTENT_TYPES | undefined;
    if (extension === undefined) throw notFound("Photo");
    const photo = await (key.startsWith("demo/") ? demoPictures.get(key.slice("demo/".length)) : photos.get(key));
    if (photo === undefined) throw notFound("Photo");
    // Each upload has its own key, so the photo at a URL never changes.
    reply.header("cache-control", "public, max-age=31536000, immutable").type(CONTENT_TYPES[extension]);
    if (photo.size !== undefined) reply.header("content-length", photo.size);
    return reply.send(photo.content);
  });

  /** Removes an unused photo; a failure is only logged. */
  async function discard(request: FastifyRequest, key: string): Promise<void> {
    await photos.remove(key).catch((error: unknown) => request.log.warn({ err: error, key }, "photo removal failed"));
  }
}
