import type { Random } from "../../random.ts";
import type { Coat } from "../breed.ts";
import { darker, lighter } from "../color.ts";
import { blush, eyes, mouth, nose, whiskers } from "../face.ts";
import { clipped, d, ellipse, line, type Markup, mirrored, path } from "../svg.ts";
import { cheekTufts, type Drawing, gloss, shoulders, skull } from "../torso.ts";

export interface CatTraits {
  ears: "upright" | "tufted" | "folded" | "large";
  marking: "none" | "tabby" | "tuxedo" | "points" | "calico" | "rosettes" | "half";
  fur?: "smooth" | "fluffy";
  eyes: readonly string[];
}

const PINK = "#f3a3a6";

function ears(kind: CatTraits["ears"], coat: Coat, marking: CatTraits["marking"]): Markup {
  const outer = marking === "points" || marking === "tuxedo" ? coat.dark : coat.base;
  const inner = (data: string) => path(data, PINK, 'opacity=".85"');
  if (kind === "folded")
    return (
      path("M205,360C180,260 190,190 236,190C290,195 340,235 362,262Z", outer) +
      path("M196,212C240,182 320,220 352,262C290,262 262,300 232,334C206,300 190,250 196,212Z", darker(outer, 0.16))
    );
  if (kind === "large")
    return (
      path(d`M200,420C150,300 140,180 165,130C178,106 205,112 228,132L370,262Z`, outer) +
      inner(d`M222,350C188,280 178,210 186,170L310,272Z`)
    );
  const tuft = kind === "tufted" ? path(d`M190,150L168,70L222,128Z`, coat.dark) : "";
  return (
    tuft +
    path(d`M200,420L180,160C178,128 206,120 228,138L375,255Z`, outer) +
    inner(d`M226,340L210,186L322,270Z`) +
    (kind === "tufted" ? path(d`M232,330L238,240L256,290L272,232L284,300Z`, lighter(coat.light, 0.3)) : "")
  );
}

const stripes = (color: string) =>
  line(d`M400,238V318`, color, 20) +
  mirrored(
    line(d`M352,248Q356,290 366,316M306,270Q314,300 330,322`, color, 18) +
      line(d`M190,440Q240,446 262,462M196,500Q244,496 268,504`, color, 18),
  );

function marking(kind: CatTraits["marking"], coat: Coat, random: Random): Markup {
  const { light, dark } = coat;
  switch (kind) {
    case "none":
      return "";
    case "tabby":
      return stripes(dark) + ellipse(400, 545, 110, 75, light);
    case "tuxedo":
      return path(
        d`M400,${random.integer(270, 380)}C430,430 480,470 545,520V700H255V520C320,470 370,430 400,330Z`,
        light,
      );
    case "points":
      return (
        ellipse(400, 500, 128, 150, dark, 'opacity=".85"') +
        ellipse(400, 520, 95, 110, darker(dark, 0.2), 'opacity=".6"')
      );
    case "calico":
      return (
        path(d`M160,180H390C400,300 350,380 280,420C220,450 180,420 160,400Z`, dark) +
        path(d`M430,180H640V480C560,500 470,400 430,180Z`, coat.base) +
        ellipse(560, 300, 60, 70, darker(coat.base, 0.12))
      );
    case "rosettes":
      return (
        stripes(dark) +
        Array.from({ length: 9 }, () =>
          ellipse(
            random.chance(0.5) ? random.integer(205, 290) : random.integer(510, 595),
            random.integer(330, 560),
            15,
            11,
            dark,
          ),
        ).join("")
      );
    case "half":
      return path(d`M400,180H640V720H400C430,560 380,420 400,180Z`, dark) + ellipse(400, 545, 105, 72, light);
  }
}

export function cat(coat: Coat, traits: CatTraits, random: Random): Drawing {
  const w = random.integer(196, 216);
  const face = traits.marking === "calico" ? coat.light : coat.base;
  const outline = skull(w, 240, 622, random.between(0.64, 0.8));
  const puff = traits.marking === "points" ? darker(coat.dark, 0.12) : lighter(coat.light, 0.2);
  const nosePink = traits.marking === "points" ? "#4a3038" : "#e88490";
  const whiskerColor = coat.light === "#ffffff" && face !== "#ffffff" ? "#ffffff" : lighter(coat.light, 0.7);
  const head =
    mirrored(ears(traits.ears, coat, traits.marking)) +
    (traits.fur === "fluffy" ? mirrored(cheekTufts(w, 510, face)) : "") +
    path(outline, face) +
    clipped("h", outline, gloss(285, face) + marking(traits.marking, coat, random)) +
    mirrored(ellipse(366, 548, 50, 40, puff)) +
    ellipse(400, 585, 42, 28, puff) +
    blush(random.integer(138, 150), 520, 32) +
    eyes(
      { apart: random.integer(88, 98), y: random.integer(432, 446), r: random.integer(37, 43) },
      { iris: random.pick(traits.eyes), slit: random.pick([0.42, 0.6, 1]), around: face },
      random,
    ) +
    mouth(545, 36, 0.16, puff, random) +
    nose(512, 21, nosePink) +
    whiskers(84, 535, whiskerColor, 150);
  const bodyCoat = traits.marking === "points" ? coat : { ...coat, base: face };
  return {
    behind: tail(traits.marking === "points" || traits.marking === "tabby" ? coat.dark : coat.base, random),
    body:
      shoulders(bodyCoat, random.integer(215, 245), 590) +
      (traits.marking === "tabby" || traits.marking === "rosettes" ? flanks(coat.dark) : ""),
    head,
    neck: { y: 660, w: 140 },
    crown: { y: 248, w: 110 },
  };
}

const flanks = (color: string) => mirrored(line(d`M192,860q40,10 62,30M180,930q44,6 68,22`, color, 20));

const tail = (color: string, random: Random) =>
  group(random.chance(0.5), line(d`M590,990C720,960 760,860 705,770C680,725 700,690 735,690`, color, 58));

const group = (flip: boolean, content: Markup) =>
  flip ? `<g transform="matrix(-1 0 0 1 800 0)">${content}</g>` : content;
