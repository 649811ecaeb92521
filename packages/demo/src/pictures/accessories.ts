import type { Random } from "../random.ts";
import { darker, distance, lighter } from "./color.ts";
import { circle, clipped, d, ellipse, group, line, type Markup, mirrored, path } from "./svg.ts";
import type { Drawing } from "./torso.ts";

const COLORS = ["#e4572e", "#2a9d8f", "#3d6fd1", "#f2b134", "#8a5cc2", "#e05780", "#4c956c", "#27496d"];

type Piece = (neck: Drawing["neck"], color: string, random: Random) => Markup;

/** A band around the neck that hangs down in the middle. */
const band = ({ y, w }: Drawing["neck"], thickness: number) =>
  d`M${400 - w},${y - 44}Q400,${y + 62} ${400 + w},${y - 44}L${400 + w + 6},${y - 44 + thickness}Q400,${y + 62 + thickness * 1.25} ${400 - w - 6},${y - 44 + thickness}Z`;

const collar: Piece = (neck, color, random) => {
  const tagY = neck.y + 72;
  const tag = random.chance(0.5)
    ? circle(400, tagY, 27, "#f6c945") + circle(400, tagY, 17, "#e0a92c")
    : path(
        d`M400,${tagY + 32}C340,${tagY - 10} 376,${tagY - 44} 400,${tagY - 18}C424,${tagY - 44} 460,${tagY - 10} 400,${tagY + 32}Z`,
        "#f6c945",
      );
  return (
    path(band(neck, 40), color) +
    line(d`M${400 - neck.w},${neck.y - 38}Q400,${neck.y + 68} ${400 + neck.w},${neck.y - 38}`, lighter(color, 0.3), 5) +
    tag
  );
};

const bandana: Piece = (neck, color, random) => {
  const { y, w } = neck;
  const cloth = d`M${400 - w - 8},${y - 30}Q400,${y + 70} ${400 + w + 8},${y - 30}L${400 + w - 4},${y + 10}Q${400 + 60},${y + 170} 400,${y + 212}Q${400 - 60},${y + 170} ${400 - w + 4},${y + 10}Z`;
  const light = lighter(color, 0.72);
  const dots = [-84, -28, 28, 84]
    .flatMap((x, i) =>
      [0, 58, 116, 170].map((down) => circle(400 + x + (down % 2 ? 0 : 14 * (i % 2)), y + 30 + down, 9, light)),
    )
    .join("");
  const checks = line(
    d`M${400 - w},${y + 60}H${400 + w}M${400 - w},${y + 120}H${400 + w}M360,${y}V${y + 220}M440,${y}V${y + 220}M300,${y}V${y + 200}M500,${y}V${y + 200}`,
    light,
    9,
  );
  const print = random.pick([dots, group('opacity=".6"', checks), ""]);
  return path(cloth, color) + clipped("a", cloth, print) + path(band({ y: y + 10, w: w + 4 }, 24), darker(color, 0.18));
};

const bowTie: Piece = (neck, color) => {
  const y = neck.y + 42;
  const wing =
    path(d`M400,${y}L318,${y - 48}Q296,${y - 50} 296,${y - 26}V${y + 26}Q296,${y + 50} 318,${y + 48}Z`, color) +
    line(d`M382,${y}L330,${y - 16}M382,${y + 4}L332,${y + 20}`, darker(color, 0.2), 6);
  return path(band(neck, 26), darker(color, 0.25)) + mirrored(wing) + ellipse(400, y, 26, 30, darker(color, 0.15));
};

const scarf: Piece = (neck, color) => {
  const light = lighter(color, 0.65);
  const { y, w } = neck;
  const tail = `<g transform="rotate(8 470 ${y + 40})">${path(d`M430,${y + 20}H510V${y + 230}H430Z`, darker(color, 0.08))}${line(d`M430,${y + 170}H510M430,${y + 200}H510`, light, 12)}${line(d`M442,${y + 232}v26M470,${y + 232}v26M498,${y + 232}v26`, color, 9)}</g>`;
  return (
    tail +
    path(band({ y: y - 6, w: w + 14 }, 74), color) +
    line(d`M${400 - w - 6},${y + 4}Q400,${y + 108} ${400 + w + 6},${y + 4}`, light, 13)
  );
};

const NECKWEAR: readonly Piece[] = [collar, collar, bandana, bandana, bowTie, scarf];

function flower({ y, w }: Drawing["crown"], color: string): Markup {
  const x = 400 - w;
  const petals = Array.from({ length: 5 }, (_, i) => {
    const angle = (i * 2 * Math.PI) / 5 - 0.3;
    return circle(x + 28 * Math.cos(angle), y + 20 + 28 * Math.sin(angle), 24, lighter(color, 0.35));
  });
  return petals.join("") + circle(x, y + 20, 19, "#f8cf4d");
}

function partyHat({ y }: Drawing["crown"], color: string): Markup {
  const cone = d`M400,${y - 150}L${400 - 78},${y + 34}Q400,${y + 66} ${400 + 78},${y + 34}Z`;
  const rings = line(
    d`M330,${y - 20}Q400,${y + 14} 470,${y - 20}M350,${y - 74}Q400,${y - 50} 450,${y - 74}`,
    lighter(color, 0.65),
    15,
  );
  return path(cone, color) + clipped("p", cone, rings) + circle(400, y - 154, 26, "#f8cf4d");
}

function ribbon({ y, w }: Drawing["crown"], color: string): Markup {
  const loop = (side: number) =>
    path(d`M0,0C${side * 30},-52 ${side * 92},-56 ${side * 92},0S${side * 30},52 0,0Z`, color);
  return `<g transform="translate(${400 + w} ${y + 22}) rotate(24)">${loop(-1)}${loop(1)}${circle(0, 0, 20, darker(color, 0.18))}</g>`;
}

export interface Worn {
  neck: Markup;
  head: Markup;
}

/** What a pet wears, in a color that contrasts with its coat. About one in five wears nothing. */
export function accessories({ neck, crown }: Drawing, coat: string, random: Random): Worn {
  const color = random.pick(COLORS.filter((candidate) => distance(candidate, coat) > 110));
  const kind = random.unit();
  if (kind < 0.62) return { neck: random.pick(NECKWEAR)(neck, color, random), head: "" };
  if (kind < 0.7) return { neck: "", head: flower(crown, color) };
  if (kind < 0.76) return { neck: collar(neck, color, random), head: ribbon(crown, color) };
  if (kind < 0.8) return { neck: "", head: partyHat(crown, color) };
  return { neck: "", head: "" };
}
