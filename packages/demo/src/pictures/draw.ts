import { createRandom } from "../random.ts";
import { accessories } from "./accessories.ts";
import { background } from "./background.ts";
import type { Portrait } from "./portraits.ts";
import { HEIGHT, WIDTH } from "./svg.ts";

/** A portrait as a self-contained SVG document, without scripts or external references. */
export function draw({ breed, coat, seed }: Portrait): string {
  const random = createRandom(seed);
  const animal = breed.draw(coat, random);
  const worn = accessories(animal, coat.base, random);
  const tilt = random.integer(-6, 6);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" fill="none" stroke-linecap="round" stroke-linejoin="round">` +
    `<title>${breed.name}, ${coat.name}</title>` +
    background(coat.base, random) +
    (animal.behind ?? "") +
    animal.body +
    (breed.petType === "bird" ? "" : worn.neck) +
    `<g transform="rotate(${breed.petType === "bird" ? 0 : tilt} 400 600)">${animal.head}${worn.head}</g>` +
    (breed.petType === "bird" ? worn.neck : "") +
    "</svg>\n"
  );
}
