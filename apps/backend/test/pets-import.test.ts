import type { ErrorReply, ImportReply, PetReply } from "@petswipe/contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Backend, startBackend } from "./support/backend.ts";
import { count } from "./support/database.ts";
import { expectError } from "./support/errors.ts";
import { metricValue } from "./support/metrics.ts";
import { upload } from "./support/upload.ts";
import { client, signUp, type TestUser } from "./support/users.ts";

let backend: Backend;
let shelter: TestUser;
beforeAll(async () => {
  backend = await startBackend();
  shelter = await signUp(backend, "shelter");
});
afterAll(() => backend.close());

const HEADER = "name,petType,ageMonths,breed,city,description,autoAccept";
const send = <Body = ErrorReply>(content: string | Uint8Array<ArrayBuffer>, user = shelter) =>
  upload<Body>(backend, user.token, "/api/pets/import", { name: "pets.csv", type: "text/csv", content });
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le"));
const stored = () => count(backend, "pets", "shelter_id = $1", [shelter.user.id]);
const pets = async (ids: readonly string[]) =>
  Promise.all(ids.map(async (id) => (await client(backend)<PetReply>("GET", `/api/pets/${id}`)).body.pet));

describe("a valid file", () => {
  test("creates pets in its order, each counted as an upload", async () => {
    const before = await metricValue(backend, "pet_uploads_total");
    const csv = `${HEADER}\nRex,dog,12,Boxer,Bern,Loud,true\nMia,cat,3,,,,\n`;
    const reply = await send<ImportReply>(csv);
    expect([reply.status, reply.body]).toEqual([
      201,
      { imported: 2, petIds: [expect.any(String), expect.any(String)] },
    ]);
    expect(await pets(reply.body.petIds)).toMatchObject([
      {
        name: "Rex",
        petType: "dog",
        ageMonths: 12,
        breed: "Boxer",
        city: "Bern",
        description: "Loud",
        autoAccept: true,
      },
      { name: "Mia", petType: "cat", ageMonths: 3, breed: "", city: "", description: "", autoAccept: false },
    ]);
    expect(await metricValue(backend, "pet_uploads_total")).toBe(before + 2);
  });

  test.each([
    ["a byte order mark and CRLF line endings", "\ufeffname,petType,ageMonths\r\nRex,dog,12\r\n", "Rex"],
    ["columns in another order", "ageMonths,petType,name\n12,dog,Rex\n", "Rex"],
    ["whitespace around cells, and empty lines", "name , petType,ageMonths\n\n Rex ,dog, 12\n\n", "Rex"],
    ["quotes and commas in cells", 'name,petType,ageMonths\n"Rex, the ""Great""",dog,12', 'Rex, the "Great"'],
    ["non-ASCII text", "name,petType,ageMonths\nŻółw 🐢,other,12", "Żółw 🐢"],
    ["UTF-16 encoding", utf16("name,petType,ageMonths\nRex,dog,12"), "Rex"],
    ["a formula, as text", "name,petType,ageMonths\n=1+1,dog,12", "=1+1"],
  ])("may have %s", async (_what, csv, name) => {
    const reply = await send<ImportReply>(csv);
    expect(reply.status).toBe(201);
    expect(await pets(reply.body.petIds)).toMatchObject([{ name, ageMonths: 12 }]);
  });

  test("may have a thousand rows", async () => {
    const reply = await send<ImportReply>(`name,petType,ageMonths\n${"Rex,dog,12\n".repeat(1000)}`);
    expect([reply.status, reply.body.imported]).toEqual([201, 1000]);
    expect(new Set(reply.body.petIds).size).toBe(1000);
  });
});

describe("an invalid file", () => {
  test("imports nothing and reports every line and field", async () => {
    const before = await stored();
    const counted = await metricValue(backend, "pet_uploads_total");
    const rows = ["Rex,dog,12,,,,", ",dog,1,,,,", "Tom,dragon,x,,,,maybe", '"two\nlines",cat,700,,,,'];
    const reply = await send(`${HEADER}\n${rows.join("\n")}\n`);
    expectError(reply, 422, "csv_invalid");
    // A row over several lines is reported by its last line.
    expect(reply.body.error.details?.map((detail) => detail.where).sort()).toEqual(
      ["line 3", "line 4, ageMonths", "line 4, autoAccept", "line 4, petType", "line 6, ageMonths"].sort(),
    );
    expect(await stored()).toBe(before);
    expect(await metricValue(backend, "pet_uploads_total")).toBe(counted);
  });

  test("reports the allowed values, and uses the singular for one error", async () => {
    const { error } = (await send(`${HEADER}\nTom,dragon,1,,,,\n`)).body;
    expect(error.message).toBe("Nothing was imported: 1 error in the file.");
    const message = "must be one of dog, cat, rabbit, bird, other";
    expect(error.details).toEqual([{ where: "line 2, petType", message }]);
  });

  test.each([
    ["an unknown column", `${HEADER},color\nRex,dog,12,,,,,red\n`, 422, "csv_invalid"],
    ["a missing column", "name,petType\nRex,dog\n", 422, "csv_invalid"],
    ["the same column twice", "name,name,petType,ageMonths\nRex,Max,dog,12\n", 422, "csv_malformed"],
    ["a row with too many cells", `${HEADER}\nRex,dog,12,,,,,,\n`, 422, "csv_malformed"],
    ["an unclosed quote", `${HEADER}\n"Rex,dog,12\n`, 422, "csv_malformed"],
    ["no rows", `${HEADER}\n`, 422, "csv_empty"],
    ["nothing at all", "", 422, "csv_empty"],
    ["1,001 rows", `${HEADER}\n${"Rex,dog,12,,,,\n".repeat(1001)}`, 422, "csv_too_long"],
    ["a column named __proto__", "name,petType,ageMonths,__proto__\nRex,dog,12,x\n", 422, "csv_invalid"],
    ["a column named constructor", "name,petType,ageMonths,constructor\nRex,dog,12,x\n", 422, "csv_invalid"],
    ["a NUL in a cell", "name,petType,ageMonths\nRe\0x,dog,12\n", 422, "csv_invalid"],
    ["binary data", new Uint8Array(Buffer.from("89504e470d0a1a0a0000000d494844520a00ff", "hex")), 422, ""],
    ["errors far beyond row 1,000", `${HEADER}\n${"Rex,dog,12,,,,\n".repeat(1500)}a,b\n`, 422, "csv_too_long"],
    ["100,000 columns", Array.from({ length: 100_000 }, (_, i) => `c${i}`).join(","), 422, "csv_empty"],
    ["more than a megabyte", "x".repeat(1024 * 1024 + 1), 413, "body_too_large"],
  ])("with %s is refused, and nothing is stored", async (_what, csv, status, code) => {
    const before = await stored();
    const reply = await send(csv);
    expectError(reply, status, code === "" ? reply.body.error.code : code);
    expect(await stored()).toBe(before);
  });
});

test("is limited to shelters", async () => {
  const adopter = await signUp(backend);
  expectError(await send(`${HEADER}\nRex,dog,12,,,,\n`, adopter), 403, "forbidden");
});
