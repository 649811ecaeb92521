import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PICTURES_DIR } from "../demo.ts";
import { draw } from "./draw.ts";
import { PORTRAITS } from "./portraits.ts";

// Writes the committed pictures anew and removes those that no portrait has any more.
mkdirSync(PICTURES_DIR, { recursive: true });
const files = new Set(PORTRAITS.map(({ file }) => file));
for (const file of readdirSync(PICTURES_DIR)) {
  if (!files.has(file)) rmSync(join(PICTURES_DIR, file));
}
let bytes = 0;
for (const portrait of PORTRAITS) {
  const svg = draw(portrait);
  bytes += svg.length;
  writeFileSync(join(PICTURES_DIR, portrait.file), svg);
}
process.stdout.write(`${PORTRAITS.length} pictures, ${Math.ceil(bytes / 1000)} kB, in ${PICTURES_DIR}\n`);
