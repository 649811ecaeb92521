import type { Random } from "../../random.ts";
import type { Coat } from "../breed.ts";
import { darker, lighter } from "../color.ts";
import { blush, eyes } from "../face.ts";
import { circle, clipped, d, ellipse, line, type Markup, mirrored, path } from "../svg.ts";
import type { Drawing } from "../torso.ts";

export interface BirdTraits {
  crest: "none" | "tall" | "small";
  /** hooked like a parrot's, or a cone like a seed-eater's. */
  beak: "hooked" | "cone";
  marking: "none" | "mask" | "cheeks" | "barred" | "cap" | "belly";
  beakColor: string;
}

function marking(kind: BirdTraits["marking"], { light, dark }: Coat): Markup {
  switch (kind) {
    case "none":
      return ellipse(400, 800, 150, 190, light, 'opacity=".6"');
    case "mask":
      return ellipse(400, 385, 178, 160, light);
    case "cheeks":
      return ellipse(400, 390, 165, 140, light) + mirrored(circle(272, 470, 46, dark));
    case "barred":
      return (
        ellipse(400, 410, 150, 150, light) +
        mirrored(line("M232,330q46,-38 92,-46M222,380q34,-24 60,-32M218,430q26,-16 44,-20", dark, 15)) +
        mirrored(ellipse(308, 492, 26, 20, "#5f7fd6")) +
        [340, 400, 460].map((x) => circle(x, 528, 11, dark)).join("")
      );
    case "cap":
      return (
        path(d`M190,180H610V400C540,320 470,350 400,350S260,320 190,400Z`, dark) +
        ellipse(400, 820, 150, 190, light, 'opacity=".7"')
      );
    case "belly":
      return ellipse(400, 800, 185, 250, light);
  }
}

function crest(kind: BirdTraits["crest"], color: string): Markup {
  if (kind === "none") return "";
  if (kind === "small") return path("M372,240Q350,170 392,188Q396,140 420,186Q450,170 432,240Z", color);
  return path(
    "M350,260Q300,120 345,90Q350,150 375,170Q360,70 415,50Q410,120 430,160Q450,110 490,112Q450,170 452,260Z",
    color,
  );
}

function beak(kind: BirdTraits["beak"], color: string): Markup {
  if (kind === "hooked") {
    return (
      ellipse(400, 432, 46, 22, lighter(color, 0.45)) +
      path("M356,436Q400,408 444,436Q448,500 400,536Q352,500 356,436Z", color) +
      line("M400,516Q398,500 384,496", darker(color, 0.25), 5)
    );
  }
  return (
    path("M346,452Q400,400 454,452Q432,512 400,524Q368,512 346,452Z", color) +
    line("M352,456Q400,478 448,456", darker(color, 0.3), 6)
  );
}

const wing = (color: string) =>
  path("M196,560C110,640 110,820 190,930C240,900 262,760 252,620Z", color) +
  line("M160,720q34,24 72,22M166,780q30,20 62,18M178,838q24,16 48,12", darker(color, 0.2), 7);

const perch = (random: Random) => {
  const tilt = random.integer(-3, 3);
  return `<g transform="rotate(${tilt} 400 950)">${line("M-20,950H820", "#9a6a48", 44)}${line("M-20,942H820", "#b98560", 12)}${mirrored(line("M322,928v40M350,928v40M294,930v36", "#e59a7c", 22))}</g>`;
};

export function bird(coat: Coat, traits: BirdTraits, random: Random): Drawing {
  const w = random.integer(196, 214);
  const outline = d`M400,225C${400 + w * 0.75},225 ${400 + w * 0.98},340 ${400 + w * 0.98},440C${400 + w * 0.98},540 ${400 + w * 1.2},620 ${400 + w * 1.12},760C${400 + w * 1.04},890 ${400 + w * 0.5},950 400,950S${400 - w * 1.04},890 ${400 - w * 1.12},760C${400 - w * 1.2},620 ${400 - w * 0.98},540 ${400 - w * 0.98},440C${400 - w * 0.98},340 ${400 - w * 0.75},225 400,225Z`;
  const plain = traits.marking === "cheeks" || traits.crest === "tall"; // coat.dark is the color of cheeks or crest
  const feathers = plain ? darker(coat.base, 0.1) : coat.dark;
  const aroundEyes = traits.marking === "mask" ? coat.light : coat.base;
  const face =
    crest(traits.crest, traits.marking === "cheeks" ? coat.light : coat.dark) +
    path(outline, coat.base) +
    clipped(
      "h",
      outline,
      ellipse(350, 270, 100, 50, lighter(coat.base, 0.5), 'opacity=".3"') + marking(traits.marking, coat),
    ) +
    chestFluff(coat) +
    mirrored(wing(feathers)) +
    (traits.marking === "cheeks" ? "" : blush(118, 480, 32)) +
    eyes(
      { apart: random.integer(92, 108), y: random.integer(392, 408), r: random.integer(27, 33) },
      { around: aroundEyes },
      random,
    ) +
    beak(traits.beak, traits.beakColor);
  return {
    behind: path("M340,860L300,1000H500L460,860Z", darker(feathers, 0.1)),
    body: "",
    head: face + perch(random),
    neck: { y: 585, w: 168 },
    crown: { y: 232, w: 100 },
  };
}

const chestFluff = ({ base }: Coat) =>
  line("M330,660q20,22 40,0M400,700q20,22 40,0M450,640q20,22 40,0M360,760q20,22 40,0", darker(base, 0.16), 7);
