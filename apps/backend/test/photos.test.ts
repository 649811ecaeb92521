import { mkdir, readdir, rm, rmdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { PetReply } from "@petswipe/contract";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Backend, startBackend } from "./support/backend.ts";
import { openTransaction } from "./support/database.ts";
import { expectError } from "./support/errors.ts";
import { type UploadedFile, upload } from "./support/upload.ts";
import { client, listPet, signUp, type TestUser } from "./support/users.ts";

let backend: Backend;
let shelter: TestUser;
beforeAll(async () => {
  backend = await startBackend();
  shelter = await signUp(backend, "shelter");
});
afterAll(() => backend.close());

/** A camera's photo, with its location in EXIF. */
const jpeg = async (width = 64, height = 32) =>
  new Uint8Array(
    await sharp({ create: { width, height, channels: 3, background: "#c63" } })
      .withExif({ IFD0: { Copyright: "Jane Doe" }, IFD3: { GPSLatitude: "51/1 30/1 0/1" } })
      .jpeg()
      .toBuffer(),
  );
const send = (id: string, file: UploadedFile, user = shelter) =>
  upload<PetReply>(backend, user.token, `/api/pets/${id}/photo`, file);
const fetchPhoto = (url: string | null) => backend.app.inject(url ?? "/nothing");
const stored = async () => (await readdir(join(backend.config.PHOTO_DIR, "pets")).catch(() => [])).sort();

describe("a photo", () => {
  test("is served as WebP without metadata", async () => {
    const original = await jpeg();
    expect((await sharp(original).metadata()).exif).toBeDefined();
    const pet = await listPet(shelter);
    const reply = await send(pet.id, { name: "rex.jpg", type: "image/jpeg", content: original });
    expect(reply.status).toBe(200);
    expect(reply.body.pet).toEqual({ ...pet, photoUrl: expect.stringMatching(`^/api/photos/pets/${pet.id}-`) });

    const photo = await fetchPhoto(reply.body.pet.photoUrl);
    expect(photo.statusCode).toBe(200);
    expect(photo.headers).toMatchObject({
      "content-type": "image/webp",
      "cache-control": "public, max-age=31536000, immutable",
      "x-content-type-options": "nosniff",
      "content-length": String(photo.rawPayload.length),
    });
    const { format, width, height, exif } = await sharp(photo.rawPayload).metadata();
    expect({ format, width, height, exif }).toEqual({ format: "webp", width: 64, height: 32, exif: undefined });
    expect(photo.rawPayload.includes("Jane Doe")).toBe(false);
  });

  test("that is large is scaled down", async () => {
    const pet = await listPet(shelter);
    const { body } = await send(pet.id, { content: await jpeg(4000, 3000) });
    const { width = 0 } = await sharp((await fetchPhoto(body.pet.photoUrl)).rawPayload).metadata();
    expect(width).toBeLessThan(4000);
  });

  test("replaces the previous one, which is removed", async () => {
    const pet = await listPet(shelter);
    const before = await stored();
    const first = (await send(pet.id, { content: await jpeg() })).body.pet.photoUrl;
    const second = (await send(pet.id, { content: await jpeg() })).body.pet.photoUrl;
    expect(second).not.toBe(first);
    expect((await fetchPhoto(first)).statusCode).toBe(404);
    expect((await fetchPhoto(second)).statusCode).toBe(200);
    expect(await stored()).toHaveLength(before.length + 1);
  });

  test("of the demo's pets is bundled", async () => {
    const photo = await fetchPhoto("/api/photos/demo/dog-001.svg");
    expect([photo.statusCode, photo.headers["content-type"]]).toEqual([200, "image/svg+xml"]);
  });
});

describe("a failing storage", () => {
  test("on removal of a replaced photo fails no upload, and is logged", async () => {
    const pet = await listPet(shelter);
    const first = (await send(pet.id, { content: await jpeg() })).body.pet.photoUrl ?? "";
    const path = join(backend.config.PHOTO_DIR, first.replace("/api/photos/", ""));
    await rm(path);
    await mkdir(path);
    const reply = await send(pet.id, { content: await jpeg() });
    expect([reply.status, reply.body.pet.photoUrl]).toEqual([200, expect.not.stringMatching(first)]);
    expect(backend.log.lines().map(({ level, msg }) => `${level} ${msg}`)).toContain("warn photo removal failed");
    await rmdir(path);
  });

  test("on upload is a 503, and changes nothing", async () => {
    const broken = await startBackend(
      { PHOTO_DIR: fileURLToPath(import.meta.url) },
      { databaseUrl: backend.databaseUrl },
    );
    const pet = await listPet(shelter);
    const reply = await upload(broken, shelter.token, `/api/pets/${pet.id}/photo`, { content: await jpeg() });
    expectError(reply, 503, "photos_unavailable");
    expect((await client(backend)<PetReply>("GET", `/api/pets/${pet.id}`)).body.pet.photoUrl).toBeNull();
    await broken.close();
  });

  test("keeps no photo of a pet that lost its shelter meanwhile", async () => {
    const keeper = await signUp(backend, "shelter");
    const pet = await listPet(keeper);
    const before = await stored();
    const held = await openTransaction(backend, "UPDATE pets SET shelter_id = NULL WHERE id = $1", [pet.id]);
    const sending = send(pet.id, { content: await jpeg() }, keeper);
    await held.waiters(1);
    await held.commit();
    expectError(await sending, 404, "not_found");
    expect(await stored()).toEqual(before);
  });
});

describe("an invalid upload changes nothing:", () => {
  const text = { name: "rex.jpg", type: "image/jpeg", content: "<script>alert(1)</script>" };
  const svg = { name: "a.svg", type: "image/svg+xml", content: '<svg xmlns="http://www.w3.org/2000/svg"/>' };

  test.each([
    ["text disguised as JPEG", async () => text, 422],
    ["an empty file", async () => ({ content: "" }), 422],
    ["half a JPEG's header", async () => ({ content: (await jpeg()).slice(0, 20) }), 422],
    ["an SVG, which may contain scripts", async () => svg, 422],
    ["nine megabytes", async () => ({ content: new Uint8Array(9 * 1024 * 1024) }), 413],
  ])("%s", async (_what, file, status) => {
    const pet = await listPet(shelter);
    const before = await stored();
    const reply = await send(pet.id, await file());
    expectError(reply, status, (reply.body as unknown as { error: { code: string } }).error.code);
    expect(await stored()).toEqual(before);
    expect((await client(backend)<PetReply>("GET", `/api/pets/${pet.id}`)).body.pet.photoUrl).toBeNull();
  });

  test("a photo of another shelter's pet, or one that does not exist", async () => {
    const pet = await listPet(shelter);
    const other = await signUp(backend, "shelter");
    const before = await stored();
    expectError(await send(pet.id, { content: await jpeg() }, other), 404, "not_found");
    expectError(await send("99999999", { content: await jpeg() }), 404, "not_found");
    expect(await stored()).toEqual(before);
  });
});

test.each([
  "/api/photos/",
  "/api/photos/pets/1-0.webp",
  "/api/photos/demo/dog-999.svg",
  "/api/photos/pets/../../package.json",
  "/api/photos/..%2f..%2fpackage.json",
  "/api/photos/pets/%2e%2e%2fsecret.webp",
  "/api/photos/pets/a%00.webp",
])("%s is 404", async (url) => {
  const reply = await fetchPhoto(url);
  expectError({ status: reply.statusCode, body: reply.json() }, 404, "not_found");
});
