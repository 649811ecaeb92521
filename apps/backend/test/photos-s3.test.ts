import { GetObjectCommand, ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import type { PetReply } from "@petswipe/contract";
import { type FauxqsServer, startFauxqs } from "fauxqs";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Backend, startBackend } from "./support/backend.ts";
import { expectFault } from "./support/faults.ts";
import { listPet, type Person, signUp } from "./support/people.ts";
import { upload } from "./support/upload.ts";

const BUCKET = "pet-photos";

let s3: FauxqsServer;
let objects: S3Client;
let backend: Backend;
let shelter: Person;
let content: Uint8Array<ArrayBuffer>;
beforeAll(async () => {
  s3 = await startFauxqs({ port: 0, logger: false });
  s3.createBucket(BUCKET);
  const endpoint = `http://127.0.0.1:${s3.port}`;
  vi.stubEnv("AWS_ACCESS_KEY_ID", "tests").stubEnv("AWS_SECRET_ACCESS_KEY", "tests");
  objects = new S3Client({ endpoint, forcePathStyle: true, region: "us-east-1" });
  backend = await startBackend({ PHOTO_STORAGE: "s3", PHOTO_BUCKET: BUCKET, AWS_ENDPOINT_URL_S3: endpoint });
  shelter = await signUp(backend, "shelter");
  const picture = sharp({ create: { width: 8, height: 8, channels: 3, background: "#c63" } });
  content = new Uint8Array(await picture.png().toBuffer());
});
afterAll(async () => {
  await backend.close();
  await s3.stop();
  vi.unstubAllEnvs();
});

const keys = async () =>
  ((await objects.send(new ListObjectsV2Command({ Bucket: BUCKET }))).Contents ?? []).map((object) => object.Key);

test("photos live in the bucket, are served from it, and a replaced one is removed", async () => {
  const pet = await listPet(shelter);
  const send = async () =>
    (await upload<PetReply>(backend, shelter.token, `/api/pets/${pet.id}/photo`, { content })).body.pet.photoUrl ?? "";
  const first = await send();
  const key = first.replace("/api/photos/", "");
  expect(await keys()).toEqual([key]);
  const object = await objects.send(new GetObjectCommand({ Bucket: BUCKET, Key: key }));
  expect(object.ContentType).toBe("image/webp");

  const served = await backend.app.inject(first);
  expect([served.statusCode, served.headers["content-type"]]).toEqual([200, "image/webp"]);
  expect(served.rawPayload).toEqual(Buffer.from((await object.Body?.transformToByteArray()) ?? []));

  const second = await send();
  expect(await keys()).toEqual([second.replace("/api/photos/", "")]);
  const gone = await backend.app.inject(first);
  expectFault({ status: gone.statusCode, body: gone.json() }, 404, "not_found");
});

test("the demo's pictures need no bucket", async () => {
  expect((await backend.app.inject("/api/photos/demo/cat-001.svg")).statusCode).toBe(200);
});
