import { join } from "node:path";
import type { Page } from "playwright-core";

export const PASSWORD = "correct horse battery";
export const PHOTO = join(import.meta.dirname, "../../src/app/apple-icon.png");

export interface Account {
  readonly name: string;
  readonly email: string;
}

/** Signs up through the form and waits for the role's home page. */
export async function signUp(page: Page, role: "adopter" | "shelter", { name, email }: Account): Promise<void> {
  await page.goto(role === "shelter" ? "/signup?role=shelter" : "/signup");
  await page.getByLabel(role === "shelter" ? "Shelter name" : "Your name").fill(name);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("main").locator("button[type=submit]").click();
  await page.waitForURL(role === "shelter" ? "/shelter" : "/swipe");
}

export interface ListedPet {
  readonly name: string;
  readonly type: string;
  readonly photo?: string;
  readonly autoAccept?: boolean;
}

/** Lists a pet on the shelter's dashboard and waits for its confirmation. */
export async function listPet(page: Page, { name, type, photo, autoAccept = false }: ListedPet): Promise<void> {
  await page.getByRole("tab", { name: "List a pet" }).click();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Type").selectOption(type);
  await page.getByLabel("City").fill("Porto");
  await page.getByLabel("Description").fill(`${name} loves long naps in the sun and gentle hands.`);
  if (photo !== undefined) await page.getByLabel("Photo").setInputFiles(photo);
  if (autoAccept) await page.getByLabel("Auto-accept likes").check();
  await page.getByRole("button", { name: "List this pet" }).click();
  await page
    .getByRole("status")
    .filter({ hasText: `${name} is listed` })
    .waitFor();
}

/** The card that can be swiped: cards behind it and cards that are leaving are hidden. */
export const TOP_CARD = "article:not([aria-hidden=true])";

/** The name on the top card. */
export async function topCard(page: Page): Promise<string> {
  return (await page.locator(`${TOP_CARD} h2`).textContent()) ?? "";
}

/** Waits until the page has announced this to screen readers. */
export function said(page: Page, text: string): Promise<void> {
  return page.getByRole("status").filter({ hasText: text }).waitFor({ state: "attached" });
}

/** Drags the top card sideways with the mouse, without releasing it. */
export async function drag(page: Page, pixels: number): Promise<void> {
  const box = await page.locator(TOP_CARD).boundingBox();
  if (box === null) throw new Error("no card to drag");
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 3];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + pixels, y, { steps: 12 });
}
