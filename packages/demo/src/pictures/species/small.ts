import type { Random } from "../../random.ts";
import type { Coat } from "../breed.ts";
import { darker, lighter } from "../color.ts";
import { blush, eyes, INK, whiskers } from "../face.ts";
import { circle, clipped, d, ellipse, line, type Markup, mirrored, path } from "../svg.ts";
import { cheekTufts, type Drawing, forelock, gloss, skull } from "../torso.ts";

/** Hamsters, guinea pigs, chinchillas, mice and ferrets: the same round body with different ears and markings. */
export interface SmallTraits {
  ears: "tiny" | "petal" | "round";
  marking: "none" | "blaze" | "bib" | "halves" | "bandit" | "stripe";
  width: number;
  fur?: "smooth" | "tufted";
  holds?: boolean;
}

const PINK = "#f4a9ac";

function ears(kind: SmallTraits["ears"], coat: Coat, w: number): Markup {
  switch (kind) {
    case "tiny":
      return circle(400 - w * 0.68, 320, 48, coat.dark) + circle(400 - w * 0.66, 326, 28, PINK);
    case "petal":
      return path(
        d`M${400 - w * 0.6},330C${400 - w * 0.9},250 ${400 - w * 1.3},290 ${400 - w * 1.2},390C${400 - w * 1.1},440 ${400 - w * 0.9},420 ${400 - w * 0.7},380Z`,
        coat.dark,
      );
    case "round":
      return circle(400 - w * 0.82, 270, 100, coat.dark) + circle(400 - w * 0.8, 276, 70, PINK);
  }
}

function marking(kind: SmallTraits["marking"], { light, dark }: Coat): Markup {
  switch (kind) {
    case "none":
      return "";
    case "blaze":
      return path("M372,240C376,380 340,440 240,560V800H560V560C460,440 424,380 428,240Z", light);
    case "bib":
      return mirrored(ellipse(300, 560, 120, 105, light));
    case "halves":
      return (
        path("M100,200H380C360,330 330,400 300,560C250,640 150,600 100,560Z", dark) +
        path("M700,200H420C440,330 470,400 500,560C550,640 650,600 700,560Z", darker(dark, 0.45))
      );
    case "bandit":
      return (
        ellipse(400, 560, 240, 200, light) +
        mirrored(path("M404,420C360,380 260,380 230,450C240,510 330,510 404,470Z", dark))
      );
    case "stripe":
      return path("M384,240H416L408,400H392Z", dark) + mirrored(ellipse(290, 570, 120, 95, light));
  }
}

const muzzle = (coat: Coat) =>
  mirrored(ellipse(368, 528, 46, 38, lighter(coat.light, 0.3))) +
  path("M378,492Q400,480 422,492Q418,512 400,516Q382,512 378,492Z", "#e88591") +
  `<path d="M388,552h24v24q-12,8 -24,0Z" fill="#fff"/>` +
  line("M400,516V534M400,534Q382,558 358,546M400,534Q418,558 442,546", INK, 7);

const seed =
  '<g transform="rotate(12 400 800)"><path d="M400,715C450,770 452,840 400,875C348,840 350,770 400,715Z" fill="#4a4048"/><path d="M400,735V858M376,775Q370,815 384,848M424,775Q430,815 416,848" fill="none" stroke="#efe6da" stroke-width="7" stroke-linecap="round"/></g>';

export function small(coat: Coat, traits: SmallTraits, random: Random): Drawing {
  const w = traits.width + random.integer(-8, 8);
  const outline = skull(w, 270, 650, random.between(0.8, 0.95));
  const head =
    mirrored(ears(traits.ears, coat, w)) +
    (traits.fur === "tufted" ? mirrored(cheekTufts(w, 540, coat.base)) + forelock(276, coat.base) : "") +
    path(outline, coat.base) +
    clipped("h", outline, gloss(315, coat.base) + marking(traits.marking, coat)) +
    blush(w * 0.68, 540, 36) +
    eyes(
      { apart: random.integer(88, 104), y: random.integer(430, 444), r: random.integer(29, 35) },
      { around: traits.marking === "bandit" ? coat.dark : coat.base },
      random,
    ) +
    muzzle(coat) +
    whiskers(72, 524, darker(coat.light, 0.3), 100);
  return {
    body: torso(coat, w) + paws(traits.holds ? seed : ""),
    head,
    neck: { y: 668, w: 150 },
    crown: { y: 280, w: 100 },
  };
}

const torso = (coat: Coat, w: number) =>
  path(
    d`M${400 - w * 1.18},1000C${400 - w * 1.3},820 ${400 - w * 0.9},560 400,560S${400 + w * 1.3},820 ${400 + w * 1.18},1000Z`,
    darker(coat.base, 0.08),
  ) +
  ellipse(400, 900, w * 0.72, 230, coat.light) +
  ellipse(400, 640, w * 0.7, 56, darker(coat.base, 0.45), 'opacity=".2"');

const paws = (held: Markup) =>
  held +
  mirrored(
    ellipse(335, 820, 34, 44, PINK, 'transform="rotate(28 335 820)"') +
      line("M352,796l14,10M344,812l16,8", darker(PINK, 0.2), 5),
  );
