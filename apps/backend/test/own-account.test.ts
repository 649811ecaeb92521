import type { MatchesReply } from "@petswipe/contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Backend, startBackend } from "./support/backend.ts";
import { fingerprint } from "./support/database.ts";
import { createFixture } from "./support/fixture.ts";
import { idsOf, type Operation, operationsOf } from "./support/openapi/operations.ts";
import { PASSWORD } from "./support/users.ts";

let backend: Backend;
let operations: readonly Operation[];
beforeAll(async () => {
  backend = await startBackend();
  operations = await operationsOf(backend);
});
afterAll(() => backend.close());

describe("routes without an id concern only the caller:", () => {
  test("reads", async () => {
    const { adopter, otherAdopter, shelter, otherShelter } = await createFixture(backend);
    const own = await adopter.call<MatchesReply>("GET", "/api/matches");
    expect(own.body.matches).toHaveLength(2);
    const reads = operations.filter((one) => one.method === "GET" && one.needsSession && idsOf(one).length === 0);
    expect(reads.length).toBeGreaterThan(4);
    for (const { url } of reads) {
      for (const [victim, other] of [
        [adopter, otherAdopter],
        [shelter, otherShelter],
      ] as const) {
        const { id } = victim.user;
        const named = await other.call("GET", `${url}?id=${id}&userId=${id}&shelterId=${id}&email=${victim.email}`);
        const plain = await other.call("GET", url);
        if (named.status === 200) expect([named.status, named.body], url).toEqual([plain.status, plain.body]);
        expect(JSON.stringify([named.body, plain.body]), url).not.toContain(victim.email);
        expect(JSON.stringify(plain.body), url).not.toContain(`"adopterId":"${id}"`);
      }
    }
  });

  test("writes, with another account in the body", async () => {
    const { adopter, otherAdopter, otherShelter } = await createFixture(backend);
    const before = await fingerprint(backend);
    const writes = operations.filter(({ body, needsSession }) => needsSession && "application/json" in body);
    expect(writes.length).toBeGreaterThan(4);
    for (const { method, url } of writes) {
      const by = /pets|accept/.test(url) ? otherShelter : otherAdopter;
      for (const field of ["id", "userId", "shelterId"]) {
        const reply = await by.call(method, url.replace("{id}", "1"), { [field]: adopter.user.id });
        const details = expect.arrayContaining([expect.objectContaining({ where: field })]);
        expect([reply.status, reply.body], url).toEqual([400, { error: expect.objectContaining({ details }) }]);
      }
    }
    expect(await fingerprint(backend)).toEqual(before);
  });

  test("deletion, which removes nothing of another account", async () => {
    const { adopter, otherAdopter } = await createFixture(backend);
    const exported = async () => (await adopter.call("GET", "/api/users/me/export")).body;
    const before = await exported();
    await otherAdopter.call("DELETE", `/api/users/me?id=${adopter.user.id}`, { password: PASSWORD });
    expect((await otherAdopter.call("GET", "/api/users/me")).status).toBe(401);
    expect(await exported()).toEqual(before);
  });
});
