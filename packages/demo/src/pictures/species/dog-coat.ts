import type { Random } from "../../random.ts";
import type { Coat } from "../breed.ts";
import { lighter } from "../color.ts";
import { circle, d, ellipse, type Markup, mirrored, path } from "../svg.ts";

export interface DogTraits {
  ears: "floppy" | "long" | "folded" | "pointed" | "bat" | "curly" | "feathered";
  marking: "none" | "blaze" | "mask" | "spectacles" | "muzzle" | "tan" | "spots" | "patch" | "cap";
  fur?: "smooth" | "fluffy" | "curly" | "beard";
  iris?: string;
}

/** Drawn inside the head's outline. */
export function marking(kind: DogTraits["marking"], coat: Coat, random: Random): Markup {
  const { light, dark } = coat;
  switch (kind) {
    case "none":
      return "";
    case "blaze":
      return path(d`M372,190C376,330 350,400 262,540V700H538V540C450,400 424,330 428,190Z`, light);
    case "mask":
      return (
        path(d`M400,395C420,300 530,270 600,400L620,720H180L200,400C270,270 380,300 400,395Z`, light) +
        path(d`M386,200H414L400,330Z`, light)
      );
    case "spectacles":
      return mirrored(ellipse(318, 415, 62, 68, dark));
    case "muzzle":
      return (
        ellipse(400, 545, 165, 130, dark) + mirrored(ellipse(318, 410, 56, 46, dark, 'transform="rotate(-18 318 410)"'))
      );
    case "tan":
      return mirrored(ellipse(330, 345, 26, 18, light) + ellipse(250, 580, 110, 100, light));
    case "spots":
      return spots(dark, random);
    case "patch": {
      const side = random.chance(0.5) ? 1 : -1;
      return (
        ellipse(400 + side * 105, 385, 98, 122, dark, `transform="rotate(${side * -14} ${400 + side * 105} 385)"`) +
        (random.chance(0.5) ? ellipse(400 - side * 140, 250, 80, 60, dark) : "")
      );
    }
    case "cap":
      return path(d`M190,180H610V430C570,330 470,420 400,330C330,420 230,330 190,430Z`, dark);
  }
}

/** Around the face, never on the eyes or the muzzle. */
const spots = (color: string, random: Random) =>
  Array.from({ length: 14 }, (_, i) => {
    const forehead = i < 5;
    const x = forehead ? 310 + i * 45 : i % 2 ? random.integer(212, 268) : random.integer(532, 588);
    const y = forehead ? random.integer(240, 340) : 300 + (i - 5) * 32 + random.integer(-10, 10);
    return ellipse(x, y, random.integer(9, 21), random.integer(9, 18), color);
  }).join("");

export const curls = (color: string) =>
  [
    [320, 235, 62],
    [400, 205, 72],
    [480, 235, 62],
    [265, 300, 46],
    [535, 300, 46],
  ]
    .map(([x = 0, y = 0, r = 0]) => circle(x, y, r, color))
    .join("");

export const beard = (color: string) =>
  path("M268,520C262,600 300,668 345,650C362,690 438,690 455,650C500,668 538,600 532,520Z", color) +
  mirrored(
    path("M404,485C360,470 270,500 246,590C290,590 300,610 320,606C360,604 404,580 404,520Z", lighter(color, 0.18)) +
      path("M268,356Q300,306 366,358Q322,372 268,356Z", lighter(color, 0.1)),
  );
