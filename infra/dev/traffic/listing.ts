import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { CreatePetBody } from "@petswipe/contract";
import { PET_TYPES } from "@petswipe/metrics";
import sharp from "sharp";
import { type Chance, integer, pick } from "./chance.ts";

export interface Listing {
  readonly details: CreatePetBody;
  readonly photo: Blob;
}

const NAMES =
  "Biscuit Bruno Cleo Coco Daisy Echo Fudge Gigi Hazel Iggy Juno Kiwi Loki Maple Mochi Nova Olive Pip Remy Sunny Teddy Waffles".split(
    " ",
  );
const CITIES = ["Antwerp", "Berlin", "Dublin", "Lisbon", "Lyon", "Madrid", "Oslo", "Vienna"];
const AUTO_ACCEPT_CHANCE = 0.2;
const PHOTO_WIDTH = 800;

/** Generates pets that match one of the drawings in a folder. The title of a drawing starts with the breed. */
export async function createListings(picturesDir: string): Promise<(chance: Chance) => Promise<Listing>> {
  const files = (await readdir(picturesDir)).filter((file) => file.endsWith(".svg"));
  if (files.length === 0) throw new Error(`No pictures of pets in ${picturesDir}`);

  return async (chance) => {
    const file = pick(files, chance) ?? "";
    const drawing = await readFile(join(picturesDir, file));
    const picture = await sharp(drawing).resize({ width: PHOTO_WIDTH }).webp().toBuffer();
    const name = pick(NAMES, chance) ?? "Pip";
    const details = {
      name,
      petType: PET_TYPES.find((type) => file.startsWith(type)) ?? "other",
      breed: /<title>([^,<]*)/.exec(drawing.toString())?.[1] ?? "",
      ageMonths: integer(2, 120, chance),
      city: pick(CITIES, chance) ?? "",
      description: `${name} has just arrived and is looking forward to meeting you.`,
      autoAccept: chance() < AUTO_ACCEPT_CHANCE,
    };
    return { details, photo: new Blob([new Uint8Array(picture)], { type: "image/webp" }) };
  };
}
