import type { ErrorReply } from "@petswipe/contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Backend, startBackend } from "./support/backend.ts";
import { expectError } from "./support/errors.ts";
import { listPet, signUp, type TestUser } from "./support/users.ts";

let backend: Backend;
let shelter: TestUser;
let petId: string;
beforeAll(async () => {
  backend = await startBackend();
  shelter = await signUp(backend, "shelter");
  petId = (await listPet(shelter)).id;
});
afterAll(() => backend.close());

const FORM = "multipart/form-data; boundary=x";
const part = (headers: string, content = "a") =>
  `--x\r\nContent-Disposition: form-data; ${headers}\r\n\r\n${content}\r\n`;
const file = part('name="file"; filename="a.csv"\r\nContent-Type: text/csv', "name,petType,ageMonths\nRex,dog,1");

describe.each([
  ["photo", () => `/api/pets/${petId}/photo`],
  ["import", () => "/api/pets/import"],
])("%s refuses", (_route, url) => {
  test.each([
    ["JSON", "application/json", '{"file": "a"}'],
    ["no body", undefined, ""],
    ["a form without boundary", "multipart/form-data", file],
    ["a form with an empty boundary", "multipart/form-data; boundary=", file],
    ["an empty form", FORM, ""],
    ["a form with only an end", FORM, "--x--\r\n"],
    ["a form with another boundary", "multipart/form-data; boundary=y", `${file}--x--\r\n`],
    ["a form without end", FORM, `--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nabc`],
    ["a form truncated in a header", FORM, "--x\r\nContent-Dispo"],
    ["a part without a name", FORM, `${part("")}--x--\r\n`],
    ["a field without a file", FORM, `${part('name="file"')}--x--\r\n`],
    ["a field named __proto__", FORM, `${part('name="__proto__"')}--x--\r\n`],
    ["too many fields", FORM, `${part('name="a"').repeat(50)}--x--\r\n`],
    ["text that is not a form", FORM, "hello"],
  ])("%s", async (_what, contentType, payload) => {
    const authorization = `Bearer ${shelter.token}`;
    const headers = contentType === undefined ? { authorization } : { authorization, "content-type": contentType };
    const reply = await backend.app.inject({ method: "POST", url: url(), headers, payload });
    const body = reply.json<ErrorReply>();
    expectError({ status: reply.statusCode, body }, reply.statusCode, body.error?.code);
    expect([400, 406, 413, 415, 422]).toContain(reply.statusCode);
  });
});
