import { join } from "node:path";
import { program, waitFor } from "@petswipe/embedded";
import { type Browser, chromium, type Page } from "playwright-core";

/** Where pictures of each page go, to be looked at. Not under version control. */
const PICTURES = join(import.meta.dirname, "../../.data/screenshots");

export const SCREENS = {
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  desktop: { viewport: { width: 1280, height: 800 } },
} as const;
export type Screen = keyof typeof SCREENS;

/** Chromium that talks to nobody but the page's server. */
export async function launch(): Promise<Browser> {
  const { command, env } = await program("chromium");
  return chromium.launch({
    executablePath: command,
    env: { ...process.env, ...env },
    args: [
      "--no-sandbox",
      "--disable-quic",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
    ],
  });
}

export interface Visitor {
  readonly page: Page;
  /** Errors of the browser's console (broken policies and scripts among them), but for failed requests. */
  readonly complaints: readonly string[];
  /** Takes a picture of what the visitor sees. */
  picture(name: string): Promise<void>;
  leave(): Promise<void>;
}

/** Someone with a browser profile of their own. */
export async function visitor(browser: Browser, screen: Screen, baseURL: string): Promise<Visitor> {
  const context = await browser.newContext({ ...SCREENS[screen], baseURL, reducedMotion: "reduce" });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().startsWith("Failed to load")) complaints.push(message.text());
  });
  return {
    page,
    complaints,
    async picture(name) {
      await waitFor(() => page.evaluate(settled), { what: `${name} at rest` });
      await page.screenshot({ path: join(PICTURES, `${name}-${screen}.png`) });
    },
    leave: () => context.close(),
  };
}

/** Whether the photos in sight have come and nothing moves any more. Runs in the browser. */
function settled(): boolean {
  const loaded = [...document.images].every(({ complete, loading }) => complete || loading === "lazy");
  const moving = document.getAnimations().filter(({ effect }) => effect?.getTiming().iterations !== Infinity);
  return loaded && moving.length === 0;
}
