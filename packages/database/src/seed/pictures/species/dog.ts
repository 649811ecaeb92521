import type { Random } from "../../random.ts";
import { lighter } from "../color.ts";
import { blush, eyes, INK, mouth, nose } from "../face.ts";
import type { Coat } from "../look.ts";
import { circle, clipped, d, ellipse, type Markup, mirrored, path } from "../svg.ts";
import { cheekTufts, type Drawing, forelock, gloss, shoulders, skull } from "../torso.ts";

export interface DogTraits {
  ears: "floppy" | "long" | "folded" | "pointed" | "bat" | "curly" | "feathered";
  marking: "none" | "blaze" | "mask" | "spectacles" | "muzzle" | "tan" | "spots" | "patch" | "cap";
  fur?: "smooth" | "fluffy" | "curly" | "beard";
  iris?: string;
}

function ears(kind: DogTraits["ears"], coat: Coat): Markup {
  const outer = coat.dark;
  const inner = "#f2a9a0";
  switch (kind) {
    case "floppy":
      return path(d`M300,225C210,190 130,250 128,370C126,480 170,560 215,540C255,520 250,420 268,360Z`, outer);
    case "long":
      return path(d`M290,240C200,220 130,330 118,470C106,610 150,690 205,670C262,650 255,500 275,400Z`, outer);
    case "feathered":
      return path(
        d`M295,230C200,200 130,290 125,410C118,520 100,560 122,640Q150,610 160,640Q180,600 205,620Q240,560 250,480C262,420 262,400 275,360Z`,
        outer,
      );
    case "folded":
      return (
        path(d`M250,330L222,165C218,145 240,138 255,150L365,235Z`, coat.base) +
        path(d`M222,158C260,130 330,160 352,228C300,240 240,300 205,330C185,290 195,200 222,158Z`, outer)
      );
    case "pointed":
      return (
        path(d`M222,380L205,125C203,95 232,88 250,108L380,250Z`, outer) +
        path(d`M245,310L232,165L325,265Z`, inner, 'opacity=".8"')
      );
    case "bat":
      return (
        path(d`M215,390C150,290 130,170 160,110C178,76 215,84 250,120C310,180 345,230 360,270Z`, outer) +
        path(d`M225,320C182,260 168,190 180,150C196,136 250,190 300,262Z`, inner, 'opacity=".8"')
      );
    case "curly":
      return [
        [205, 330, 72],
        [170, 410, 78],
        [160, 500, 80],
        [195, 575, 62],
        [235, 270, 58],
      ]
        .map(([x = 0, y = 0, r = 0]) => circle(x, y, r, outer))
        .join("");
  }
}

function marking(kind: DogTraits["marking"], coat: Coat, random: Random): Markup {
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

const curls = (color: string) =>
  [
    [320, 235, 62],
    [400, 205, 72],
    [480, 235, 62],
    [265, 300, 46],
    [535, 300, 46],
  ]
    .map(([x = 0, y = 0, r = 0]) => circle(x, y, r, color))
    .join("");

const beard = (color: string) =>
  path("M268,520C262,600 300,668 345,650C362,690 438,690 455,650C500,668 538,600 532,520Z", color) +
  mirrored(
    path("M404,485C360,470 270,500 246,590C290,590 300,610 320,606C360,604 404,580 404,520Z", lighter(color, 0.18)) +
      path("M268,356Q300,306 366,358Q322,372 268,356Z", lighter(color, 0.1)),
  );

export function dog(coat: Coat, traits: DogTraits, random: Random): Drawing {
  const w = random.integer(182, 200);
  const outline = skull(w, 215, 625, random.between(0.62, 0.78));
  const dangling =
    traits.ears === "floppy" || traits.ears === "long" || traits.ears === "feathered" || traits.ears === "folded";
  const muzzleColor =
    traits.marking === "muzzle"
      ? lighter(coat.dark, 0.08)
      : traits.marking === "none" ||
          traits.marking === "cap" ||
          traits.marking === "tan" ||
          traits.marking === "patch" ||
          traits.marking === "spots"
        ? coat.light
        : lighter(coat.light, 0.25);
  const aroundEyes = traits.marking === "muzzle" || traits.marking === "spectacles" ? coat.dark : coat.base;
  const muzzle = ellipse(400, 530, random.integer(108, 124), random.integer(80, 90), muzzleColor);
  const fluffy = traits.fur === "fluffy";
  const ear = mirrored(ears(traits.ears, coat));
  const wisps = fluffy
    ? mirrored(cheekTufts(w, 520, coat.base)) + (random.chance(0.5) ? forelock(218, coat.base) : "")
    : "";
  const head =
    (dangling ? "" : ear) +
    wisps +
    path(outline, coat.base) +
    clipped("h", outline, gloss(265, coat.base) + marking(traits.marking, coat, random)) +
    (traits.fur === "curly" ? curls(lighter(coat.base, 0.06)) : "") +
    (traits.fur === "beard" ? beard(coat.light) : muzzle) +
    blush(random.integer(128, 142), 488) +
    eyes(
      { apart: random.integer(78, 90), y: random.integer(402, 418), r: random.integer(25, 31) },
      { iris: traits.iris, around: aroundEyes },
      random,
    ) +
    mouth(530, 46, 0.55, muzzleColor, random) +
    nose(478, random.integer(36, 44), coat.dark === "#7a4a2b" ? "#5a3325" : INK) +
    (dangling ? ear : "");
  return {
    body: shoulders(coat, random.integer(235, 270), 590),
    head: group(traits, head),
    neck: { y: 668, w: 150 },
    crown: { y: 222, w: 120 },
  };
}

/** Pointed ears reach high, so such a head sits a little lower. */
const group = (traits: DogTraits, head: Markup) =>
  traits.ears === "pointed" || traits.ears === "bat" ? `<g transform="translate(0 30)">${head}</g>` : head;
