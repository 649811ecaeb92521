import sharp from "sharp";
import { unprocessable } from "../errors.ts";

const FORMATS = ["jpeg", "png", "webp"];
const LONGEST_SIDE_PX = 1200;
/** A small file can decompress to an image that exhausts memory. */
const MAX_PIXELS = 40_000_000;

/**
 * Converts an upload to WebP of at most 1200 pixels per side, upright, and without metadata, which may contain the location.
 * Throws 422 unless it is JPEG, PNG or WebP.
 */
export async function normalizePhoto(upload: Buffer): Promise<Buffer> {
  try {
    const image = sharp(upload, { limitInputPixels: MAX_PIXELS });
    const { format } = await image.metadata();
    if (!FORMATS.includes(format)) throw new Error(`${format} images are not supported`);
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
