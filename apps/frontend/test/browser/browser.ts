import { join } from "node:path";
import { program, waitFor } from "@petswipe/embedded";
import { type Browser, chromium, type Page } from "playwright-core";

/** Screenshots of each page, for manual review. Not under version control. */
const SCREENSHOTS = join(import.meta.dirname, "../../.data/screenshots");

export const SCREENS = {
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  desktop: { viewport: { width: 1280, height: 800 } },
} as const;
export type Screen = keyof typeof SCREENS;

/** Chromium that connects only to the page's server. */
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
  /** Errors of the browser console, such as policy violations and script errors, except failed requests. */
  readonly consoleErrors: readonly string[];
  /** Takes a screenshot of what the visitor sees. */
  screenshot(name: string): Promise<void>;
  leave(): Promise<void>;
}

/** A visitor with a separate browser profile. */
export async function visitor(browser: Browser, screen: Screen, baseURL: string): Promise<Visitor> {
  const context = await browser.newContext({ ...SCREENS[screen], baseURL, reducedMotion: "reduce" });
  const page = await context.newPage();
  const consoleErrors: string[] = [];
  page.on("pageerror", (error) => consoleErrors.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().startsWith("Failed to load")) consoleErrors.push(message.text());
  });
  return {
    page,
    consoleErrors,
    async screenshot(name) {
      await waitFor(() => page.evaluate(settled), { what: `${name} to settle` });
      await page.screenshot({ path: join(SCREENSHOTS, `${name}-${screen}.png`) });
    },
    leave: () => context.close(),
  };
}

/** Whether all visible photos are loaded and no animation is running. Runs in the browser. */
function settled(): boolean {
  const loaded = [...document.images].every(({ complete, loading }) => complete || loading === "lazy");
  const moving = document.getAnimations().filter(({ effect }) => effect?.getTiming().iterations !== Infinity);
  return loaded && moving.length === 0;
}
