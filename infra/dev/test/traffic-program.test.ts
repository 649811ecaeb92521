import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { PICTURES_DIR } from "@petswipe/demo";
import { startStandIn } from "@petswipe/embedded/testing/stand-in";
import sharp from "sharp";
import { expect, test } from "vitest";
import { likeChance } from "../traffic/adopter.ts";
import { createListings } from "../traffic/listing.ts";
import { petswipe } from "./support/petswipe.ts";

const PROGRAM = fileURLToPath(new URL("../traffic/main.ts", import.meta.url));

test.for(["SIGTERM", "SIGINT"] as const)("the program ends with 0 on %s", async (signal) => {
  const backend = await startStandIn(petswipe());
  try {
    const child = spawn(process.execPath, [PROGRAM], { env: { ...process.env, BASE_URL: backend.origin } });
    const exit = once(child, "exit");
    const output: string[] = [];
    child.stdout.on("data", (chunk) => output.push(String(chunk)));
    await once(child.stdout, "data");
    child.kill(signal);
    expect((await exit)[0]).toBe(0);
    expect(output.join("")).toBe(`traffic: sending requests to ${backend.origin}\ntraffic: stopped\n`);
  } finally {
    await backend.stop();
  }
});

test.for([
  ["", "BASE_URL is not set"],
  ["not an origin", "BASE_URL must be an origin such as http://127.0.0.1:5001, not not an origin"],
])("BASE_URL=%j is refused with a reason", async ([value = "", reason]) => {
  await expect(promisify(execFile)(process.execPath, [PROGRAM], { env: { BASE_URL: value } })).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining(reason ?? ""),
  });
});

test("listed pets match a drawing and its breed", async () => {
  const next = await createListings(PICTURES_DIR);
  const { details, photo } = await next(() => 0);
  expect(details).toMatchObject({ name: "Biscuit", petType: "bird", breed: expect.stringMatching(/^[A-Z]/) });
  const { format, width, height } = await sharp(await photo.arrayBuffer()).metadata();
  expect({ format, width, height }).toEqual({ format: "webp", width: 800, height: 1000 });
});

test("a folder without pictures is reported by name", async () => {
  await expect(createListings(fileURLToPath(new URL(".", import.meta.url)))).rejects.toThrow("No pictures of pets in");
});

test("some pets are much more popular than others, young ones a little more", () => {
  const chances = Array.from({ length: 200 }, (_, i) => likeChance({ id: String(i + 1), ageMonths: 24 }));
  expect(Math.max(...chances)).toBeGreaterThan(0.5);
  expect(Math.min(...chances)).toBeLessThan(0.2);
  expect(likeChance({ id: "7", ageMonths: 6 })).toBeGreaterThan(likeChance({ id: "7", ageMonths: 24 }));
});
