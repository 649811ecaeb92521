import { program } from "@petswipe/embedded";
import { type Browser, chromium } from "playwright-core";
import sharp from "sharp";
import { WIDTH_PX } from "./page.ts";

/** Headless Chromium, which opens only pages of ours. Throws when it cannot be installed. */
export async function launch(): Promise<Browser> {
  const { command, env } = await program("chromium");
  return chromium.launch({
    executablePath: command,
    env: { ...process.env, ...env },
    args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-first-run"],
  });
}

/** The whole page as a PNG, with a palette that keeps its series distinguishable. */
export async function screenshotOf(browser: Browser, html: string): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: WIDTH_PX, height: 900 } });
  try {
    await page.setContent(html);
    const screenshot = await page.screenshot({ fullPage: true });
    return await sharp(screenshot)
      .png({ palette: true, quality: 80, dither: 0, effort: 10, compressionLevel: 9 })
      .toBuffer();
  } finally {
    await page.close();
  }
}
