import type { Random } from "../../random.ts";
import type { Coat } from "../breed.ts";
import { lighter } from "../color.ts";
import { blush, eyes, INK, mouth, nose } from "../face.ts";
import { circle, clipped, d, ellipse, type Markup, mirrored, path } from "../svg.ts";
import { cheekTufts, type Drawing, forelock, gloss, shoulders, skull } from "../torso.ts";
import { beard, curls, type DogTraits, marking } from "./dog-coat.ts";

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

/** The coat's light color, lightened where the face has the same color. */
function muzzleColorOf({ light, dark }: Coat, kind: DogTraits["marking"]): string {
  if (kind === "muzzle") return lighter(dark, 0.08);
  const isLightFace = kind === "blaze" || kind === "mask" || kind === "spectacles";
  return isLightFace ? lighter(light, 0.25) : light;
}

export function dog(coat: Coat, traits: DogTraits, random: Random): Drawing {
  const { marking: kind, fur, iris } = traits;
  const w = random.integer(182, 200);
  const outline = skull(w, 215, 625, random.between(0.62, 0.78));
  const dangling = ["floppy", "long", "feathered", "folded"].includes(traits.ears);
  const muzzleColor = muzzleColorOf(coat, kind);
  const around = kind === "muzzle" || kind === "spectacles" ? coat.dark : coat.base;
  const muzzle = ellipse(400, 530, random.integer(108, 124), random.integer(80, 90), muzzleColor);
  const ear = mirrored(ears(traits.ears, coat));
  const tufts = () => mirrored(cheekTufts(w, 520, coat.base)) + (random.chance(0.5) ? forelock(218, coat.base) : "");
  const head =
    (dangling ? "" : ear) +
    (fur === "fluffy" ? tufts() : "") +
    path(outline, coat.base) +
    clipped("h", outline, gloss(265, coat.base) + marking(kind, coat, random)) +
    (fur === "curly" ? curls(lighter(coat.base, 0.06)) : "") +
    (fur === "beard" ? beard(coat.light) : muzzle) +
    blush(random.integer(128, 142), 488) +
    eyes(
      { apart: random.integer(78, 90), y: random.integer(402, 418), r: random.integer(25, 31) },
      { iris, around },
      random,
    ) +
    mouth(530, 46, 0.55, muzzleColor, random) +
    nose(478, random.integer(36, 44), coat.dark === "#7a4a2b" ? "#5a3325" : INK) +
    (dangling ? ear : "");
  const body = shoulders(coat, random.integer(235, 270), 590);
  return { body, head: group(traits, head), neck: { y: 668, w: 150 }, crown: { y: 222, w: 120 } };
}

/** Moves a head with tall ears down a little. */
const group = (traits: DogTraits, head: Markup) =>
  traits.ears === "pointed" || traits.ears === "bat" ? `<g transform="translate(0 30)">${head}</g>` : head;
