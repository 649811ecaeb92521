import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { GetObjectCommand, ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import type { PetReply } from "@petswipe/contract";
import { type FauxqsServer, startFauxqs } from "fauxqs";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type Backend, startBackend } from "./support/backend.ts";
import { expectError } from "./support/errors.ts";
import { metricValue } from "./support/metrics.ts";
import { listen } from "./support/server.ts";
import { upload } from "./support/upload.ts";
import { listPet, signUp, type TestUser } from "./support/users.ts";

const BUCKET = "pet-photos";

let s3: FauxqsServer;
let objects: S3Client;
let backend: Backend;
let shelter: TestUser;
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

test("photos are stored in the bucket, served from it, and removed when replaced", async () => {
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
  expect(served.headers["content-length"]).toBe(String(served.rawPayload.length));
  expect(served.rawPayload).toEqual(Buffer.from((await object.Body?.transformToByteArray()) ?? []));

  const second = await send();
  expect(await keys()).toEqual([second.replace("/api/photos/", "")]);
  const removed = await backend.app.inject(first);
  expectError({ status: removed.statusCode, body: removed.json() }, 404, "not_found");
});

test("the demo's pictures need no bucket", async () => {
  expect((await backend.app.inject("/api/photos/demo/cat-001.svg")).statusCode).toBe(200);
});

describe("a bucket", () => {
  /** A backend whose S3 answers every request with `answer`. */
  async function withS3(answer: RequestListener) {
    const server = createServer(answer).listen(0, "127.0.0.1");
    await once(server, "listening");
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const env = { PHOTO_STORAGE: "s3", PHOTO_BUCKET: BUCKET, AWS_ENDPOINT_URL_S3: endpoint };
    const other = await startBackend(env, backend.servers);
    const stop = async () => {
      await other.close();
      server.close();
    };
    return { other, stop };
  }
  const photo = "/api/photos/pets/1-0.webp";

  test("that aborts in the middle of a photo is a 500, not a 499", async () => {
    const { other, stop } = await withS3((_request, reply) => {
      reply.writeHead(200, { "content-length": 1_000_000 });
      reply.write(Buffer.alloc(100_000), () => reply.destroy());
    });
    const origin = await listen(other);
    const read = fetch(origin + photo).then((reply) => reply.arrayBuffer());
    await expect(read).rejects.toThrow();
    const counted = (status: string) => metricValue(other, "http_requests_total", { path: "/api/photos/*", status });
    await vi.waitFor(async () => expect(await counted("500")).toBe(1));
    expect([await counted("499"), await counted("200")]).toEqual([0, 0]);
    await stop();
  });

  test("that denies access is a 503", async () => {
    const { other, stop } = await withS3((_request, reply) => reply.writeHead(403).end());
    const read = await other.app.inject(photo);
    expectError({ status: read.statusCode, body: read.json() }, 503, "photos_unavailable");
    const pet = await listPet(shelter);
    const stored = await upload(other, shelter.token, `/api/pets/${pet.id}/photo`, { content });
    expectError(stored, 503, "photos_unavailable");
    await stop();
  });
});
