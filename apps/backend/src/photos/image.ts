import sharp from "sharp";
import { unprocessable } from "../errors.ts";

const FORMATS = ["jpeg", "png", "webp"];
const LONGEST_SIDE_PX = 1200;
/** Pixels; a small file can unpack to an image that fills the memory. */
const MAX_PIXELS = 40_000_000;

/**
 * An upload as we keep it: WebP of at most 1200 pixels a side, upright, and without metadata, since cameras write where a
 * photo was taken. Throws 422 when it is no JPEG, PNG or WebP.
 */
export async function normalizePhoto(upload: Buffer): Promise<Buffer> {
  try {
    const image = sharp(upload, { limitInputPixels: MAX_PIXELS });
    const { format } = await image.metadata();
    if (!FORMATS.includes(format)) throw new Error(`${format} images are not taken`);
    return await image
      .autoOrient()
      .resize({ width: LONGEST_SIDE_PX, height: LONGEST_SIDE_PX, fit: "inside", withoutEnlargement: true })
      .webp({ quality: 82 })
      .toBuffer();
  } catch (error) {
    throw unprocessable(
      "photo_invalid",
      `Cannot read this photo (JPEG, PNG or WebP expected): ${error instanceof Error ? error.message : error}`,
    );
  }
}
