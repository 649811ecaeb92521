import type { Random } from "../../random.ts";
import type { Coat } from "../breed.ts";
import { darker, lighter } from "../color.ts";
import { blush, eyes, INK } from "../face.ts";
import { clipped, d, ellipse, line, type Markup, mirrored, path } from "../svg.ts";
import { type Drawing, gloss, skull } from "../torso.ts";

export interface TurtleTraits {
  /** outlined plates, or stars like a star tortoise's. */
  shell: "plates" | "stars";
  cheeks?: string;
}

const DOME = d`M60,1000C30,600 190,330 400,330S770,600 740,1000Z`;

function plates({ dark, light }: Coat, stars: boolean): Markup {
  const seam = darker(dark, 0.3);
  const outlines = line(
    "M400,330V460M250,560L400,460L550,560M250,560L110,500M550,560L690,500M250,560L210,760L60,800M550,560L590,760L740,800M210,760L280,1000M590,760L520,1000",
    seam,
    14,
  );
  const rays = line(
    "M400,360l-60,60M400,360l60,60M170,640l-70,-40M170,640l-60,50M170,640l20,-90M630,640l70,-40M630,640l60,50M630,640l-20,-90M120,880l-50,40M680,880l50,40",
    light,
    12,
  );
  return stars ? outlines + rays : outlines;
}

const shell = (coat: Coat, kind: TurtleTraits["shell"]): Markup => {
  const sheen = ellipse(300, 420, 200, 90, lighter(coat.dark, 0.4), 'opacity=".3"');
  return (
    path(DOME, coat.dark) +
    clipped("s", DOME, sheen + plates(coat, kind === "stars")) +
    line("M64,960C50,620 200,336 400,336S750,620 736,960", lighter(coat.dark, 0.25), 18)
  );
};

const body = ({ base, light }: Coat): Markup => {
  const claws = line("M130,990v-16M170,1000v-20M210,1000v-20", lighter(light, 0.4), 14);
  return (
    path("M280,1000V640H520V1000Z", darker(base, 0.1)) +
    path("M250,1000C250,860 320,760 400,760S550,860 550,1000Z", light) +
    line("M330,860H470M310,930H490", darker(light, 0.15), 8) +
    mirrored(ellipse(190, 960, 100, 90, base) + claws) +
    ellipse(400, 670, 110, 40, darker(base, 0.5), 'opacity=".25"')
  );
};

const freckles = (color: string, random: Random): Markup =>
  Array.from({ length: 7 }, () => {
    const [x, y] = [random.integer(290, 510), random.integer(315, 380)];
    return ellipse(x, y, random.integer(7, 13), random.integer(6, 10), color);
  }).join("");

export function turtle(coat: Coat, traits: TurtleTraits, random: Random): Drawing {
  const { base, light } = coat;
  const outline = skull(random.integer(168, 184), 300, 640, random.between(0.82, 0.96));
  const face =
    gloss(345, base) + freckles(darker(base, 0.18), random) + ellipse(400, 620, 140, 70, light, 'opacity=".7"');
  const head =
    path(outline, base) +
    clipped("h", outline, face) +
    (traits.cheeks ? mirrored(ellipse(252, 500, 34, 20, traits.cheeks)) : blush(112, 540, 34)) +
    eyes(
      { apart: random.integer(84, 98), y: random.integer(448, 462), r: random.integer(32, 38) },
      { around: base },
      random,
    ) +
    line("M318,560Q400,628 482,560", INK, 9) +
    mirrored(ellipse(382, 520, 6, 5, INK));
  const places = { neck: { y: 690, w: 108 }, crown: { y: 306, w: 90 } };
  return { behind: shell(coat, traits.shell), body: body(coat), head, ...places };
}
