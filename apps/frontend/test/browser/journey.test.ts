import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RunningBackend, startBackend } from "../support/backend.ts";
import { type Frontend, startFrontend } from "../support/frontend.ts";
import { launch, type Screen, type Visitor, visitor } from "./browser.ts";
import { drag, listPet, PHOTO, said, signUp, TOP_CARD, topCard } from "./steps.ts";

let backend: RunningBackend;
let frontend: Frontend;
let browser: Browser;

beforeAll(async () => {
  [backend, browser] = await Promise.all([startBackend(), launch()]);
  frontend = await startFrontend(backend.url);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await frontend?.stop();
  await backend?.stop();
});

describe.each<Screen>(["phone", "desktop"])("on a %s", (screen) => {
  let shelter: Visitor;
  let adopter: Visitor;
  const names = { dog: `Rex ${screen}`, cat: `Mia ${screen}`, bird: `Kiwi ${screen}` };
  const adopterName = `Ada ${screen}`;

  beforeAll(async () => {
    [shelter, adopter] = await Promise.all([
      visitor(browser, screen, frontend.url),
      visitor(browser, screen, frontend.url),
    ]);
  });
  afterAll(async () => {
    await Promise.all([shelter.leave(), adopter.leave()]);
  });

  test("a shelter signs up and lists pets, individually and by CSV file", async () => {
    const { page, screenshot } = shelter;
    await signUp(page, "shelter", { name: `Happy Tails ${screen}`, email: `shelter-${screen}@example.org` });
    await page.getByText("No pets yet").waitFor();
    await screenshot("shelter-empty");
    await listPet(page, { name: names.dog, type: "dog", photo: PHOTO, autoAccept: true });
    await screenshot("shelter-listed");
    await listPet(page, { name: names.cat, type: "cat" });

    await page.getByRole("tab", { name: "Import" }).click();
    const csv = (rows: string) => ({
      name: "pets.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(`name,petType,ageMonths,breed,city,description,autoAccept\n${rows}`),
    });
    await page.getByLabel("CSV file").setInputFiles(csv("Bad,dragon,3,,,,\n"));
    await page.getByRole("button", { name: "Import pets" }).click();
    await page.getByRole("main").getByRole("alert").getByText("line 2").waitFor();
    await screenshot("shelter-import-errors");
    await page.getByLabel("CSV file").setInputFiles(csv(`${names.bird},bird,14,Budgerigar,Porto,Sings,false\n`));
    await page.getByRole("button", { name: "Import pets" }).click();
    await page.getByText("1 pet imported.").waitFor();

    await page.getByRole("tab", { name: "My pets" }).click();
    await page.getByRole("link", { name: names.dog }).waitFor();
    expect(await page.locator(`img[alt="${names.dog}"]`).count()).toBe(1);
    await screenshot("shelter-pets");
  });

  test("an adopter signs up and sees a deck", async () => {
    const { page, screenshot } = adopter;
    await page.goto("/");
    await screenshot("landing");
    await signUp(page, "adopter", { name: adopterName, email: `ada-${screen}@example.org` });
    await page.locator(TOP_CARD).waitFor();
    await screenshot("swipe");
  });

  test("a swipe that cannot be stored returns its card and says why", async () => {
    const { page, screenshot } = adopter;
    const error = { code: "unavailable", message: "The database is not available.", requestId: "r-1" };
    await page.route("/api/swipes", (route) => route.fulfill({ status: 503, json: { error } }), { times: 1 });
    const name = await topCard(page);
    await page.keyboard.press("ArrowLeft");
    await said(page, `Swipe on ${name} failed: ${error.message}`);
    expect(await topCard(page)).toBe(name);
    await screenshot("swipe-rejected");
  });

  test("the adopter swipes by mouse and keyboard and gets a match", async () => {
    const { page, screenshot } = adopter;
    let name = await topCard(page);
    await drag(page, 140);
    await screenshot("swipe-dragged");
    await page.mouse.up();
    await said(page, `You liked ${name}.`);
    // Likes all pets up to the dog with auto-accept.
    while (name !== names.dog) {
      name = await topCard(page);
      await page.keyboard.press("ArrowRight");
      await said(page, `You liked ${name}.`);
    }
    const match = page.getByRole("dialog", { name: "It's a match!" });
    await match.waitFor();
    expect(await match.textContent()).toContain(names.dog);
    await screenshot("match");
    await page.keyboard.press("Escape");
    await match.waitFor({ state: "hidden" });
  });

  test("the deck ends with a message once all pets have been swiped", async () => {
    const { page, screenshot } = adopter;
    while ((await page.locator(TOP_CARD).count()) > 0) {
      const name = await topCard(page);
      await page.getByRole("button", { name: `Pass on ${name}` }).click();
      await said(page, `You passed on ${name}.`);
    }
    await page.getByRole("heading", { name: "That's everyone for now" }).waitFor();
    await screenshot("swipe-end");
  });

  test("the adopter asks to adopt", async () => {
    const { page, screenshot } = adopter;
    await page.goto("/matches");
    await screenshot("matches");
    await page.getByRole("button", { name: `Ask to adopt ${names.dog}` }).click();
    await page.getByText("Adoption requested").waitFor();
    await page.getByRole("link", { name: names.dog }).last().click();
    await page.getByRole("heading", { level: 1, name: names.dog }).waitFor();
    await screenshot("pet");
  });

  test("the shelter accepts a request and completes the adoption", async () => {
    const { page, screenshot } = shelter;
    await page.goto("/shelter");
    await page.getByRole("tab", { name: /Requests/ }).click();
    const request = page.getByRole("listitem").filter({ hasText: `${adopterName} likes ${names.cat}` });
    await request.waitFor();
    await screenshot("shelter-requests");
    await request.getByRole("button", { name: "Accept" }).click();
    await request.waitFor({ state: "detached" });

    await page.getByRole("tab", { name: /Adoptions/ }).click();
    await page
      .getByRole("listitem")
      .filter({ hasText: `${names.cat} and ${adopterName}` })
      .waitFor();
    await screenshot("shelter-adoptions");
    await page.getByRole("button", { name: "Complete adoption" }).click();
    await page.getByRole("listitem").filter({ hasText: names.dog }).getByText("Adopted").waitFor();
  });

  test("the adopter manages the account and logs out", async () => {
    const { page, screenshot } = adopter;
    await page.goto("/account");
    await screenshot("account");
    await page.getByLabel("Display name").fill("Ada Lovelace");
    await page.getByRole("button", { name: "Save name" }).click();
    await page.getByText("Saved.").waitFor();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Download my data" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("petswipe-data.json");
    await page.getByRole("button", { name: "Log out" }).click();
    await page.getByRole("heading", { name: "Find your furry someone." }).waitFor();
    await page.goto("/account");
    expect(new URL(page.url()).pathname).toBe("/login");
    await screenshot("login");
  });

  test("no page violated its policy or threw an error", () => {
    expect([...shelter.consoleErrors, ...adopter.consoleErrors]).toEqual([]);
  });
});
