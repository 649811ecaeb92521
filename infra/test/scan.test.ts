import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { projectRoot } from "@petswipe/embedded";
import { expect, it } from "vitest";
import { imagesOf } from "../containers/scan/images.ts";
import { scanOf } from "../containers/scan/scan.ts";

const findings = /\d+ vulnerabilities found/;

it("a scan is clean, has findings, or failed", () => {
  expect(scanOf("x", { exitCode: 0, all: "No known vulnerabilities found" }, findings)).toEqual({
    what: "x",
    state: "clean",
  });
  expect(scanOf("x", { exitCode: 1, all: "bad\n3 vulnerabilities found" }, findings)).toMatchObject({ state: "found" });
  expect(scanOf("x", { exitCode: 1, all: "Error\nresponded with 405:" }, findings)).toEqual({
    what: "x",
    state: "not scanned",
    why: "responded with 405:",
  });
  expect(scanOf("x", { shortMessage: "spawn trivy ENOENT" }, findings)).toMatchObject({ why: "spawn trivy ENOENT" });
});

it("every image of compose.yaml is scanned, with those of the environment", async () => {
  const compose = await readFile(join(projectRoot, "infra/compose.yaml"), "utf8");
  const images = imagesOf(compose, { REDIS_IMAGE: "registry.example/redis:7" });
  expect(images).toEqual(expect.arrayContaining(["postgres:17", "petswipe/backend:local", "registry.example/redis:7"]));
  expect(images).not.toContain("redis:7");
  expect(images.filter((image) => /[${}]/.test(image))).toEqual([]);
});
