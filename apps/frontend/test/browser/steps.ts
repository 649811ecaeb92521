import { join } from "node:path";
import type { Page } from "playwright-core";

export const PASSWORD = "correct horse battery";
export const PHOTO = join(import.meta.dirname, "../../src/app/apple-icon.png");

export interface Person {
  readonly name: string;
  readonly email: string;
}

/** Signs up through the form and waits for the role's first page. */
export async function signUp(page: Page, role: "adopter" | "shelter", { name, email }: Person): Promise<void> {
  await page.goto(role === "shelter" ? "/signup?role=shelter" : "/signup");
  await page.getByLabel(role === "shelter" ? "Shelter's name" : "Your name").fill(name);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("main").locator("button[type=submit]").click();
  await page.waitForURL(role === "shelter" ? "/shelter" : "/swipe");
}

export interface ListedPet {
  readonly name: string;
  readonly kind: string;
  readonly photo?: string;
  readonly autoAccept?: boolean;
}

/** Lists a pet on the shelter's desk and waits for its confirmation. */
export async function listPet(page: Page, { name, kind, photo, autoAccept = false }: ListedPet): Promise<void> {
  await page.getByRole("tab", { name: "List a pet" }).click();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Kind").selectOption(kind);
  await page.getByLabel("City").fill("Porto");
  await page.getByLabel("Description").fill(`${name} loves long naps in the sun and gentle hands.`);
  if (photo !== undefined) await page.getByLabel("Photo").setInputFiles(photo);
  if (autoAccept) await page.getByLabel("Say yes to every like").check();
  await page.getByRole("button", { name: "List this pet" }).click();
  await page
    .getByRole("status")
    .filter({ hasText: `${name} is listed` })
    .waitFor();
}

/** The card that can be swiped: those behind it and those on their way out are hidden. */
export const TOP_CARD = "article:not([aria-hidden=true])";

/** The name on the top card. */
export async function topCard(page: Page): Promise<string> {
  return (await page.locator(`${TOP_CARD} h2`).textContent()) ?? "";
}

/** Waits until the page has told screen readers this. */
export function said(page: Page, text: string): Promise<void> {
  return page.getByRole("status").filter({ hasText: text }).waitFor({ state: "attached" });
}

/** Drags the top card to one side with the mouse, and holds it there. */
export async function drag(page: Page, pixels: number): Promise<void> {
  const box = await page.locator(TOP_CARD).boundingBox();
  if (box === null) throw new Error("There is no card to drag");
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 3];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + pixels, y, { steps: 12 });
}
