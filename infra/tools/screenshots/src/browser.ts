import { program } from "@petswipe/embedded";
import { type Browser, chromium } from "playwright-core";
import sharp from "sharp";
import { WIDTH } from "./page.ts";

/** Chromium without a window, which nothing but a page of ours is shown to. Throws when it cannot be had. */
export async function launch(): Promise<Browser> {
  const { command, env } = await program("chromium");
  return chromium.launch({
    executablePath: command,
    env: { ...process.env, ...env },
    args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-first-run"],
  });
}

/** The whole page as a PNG, with as few colours as tell its series apart. */
export async function pictureOf(browser: Browser, html: string): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: WIDTH, height: 900 } });
  try {
    await page.setContent(html);
    const picture = await page.screenshot({ fullPage: true });
    return await sharp(picture)
      .png({ palette: true, quality: 80, dither: 0, effort: 10, compressionLevel: 9 })
      .toBuffer();
  } finally {
    await page.close();
  }
}
