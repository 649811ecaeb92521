import type { Random } from "../../random.ts";
import type { Coat } from "../breed.ts";
import { darker, lighter } from "../color.ts";
import { blush, eyes, inkOn, whiskers } from "../face.ts";
import { clipped, d, ellipse, line, type Markup, mirrored, path } from "../svg.ts";
import { cheekTufts, type Drawing, forelock, gloss, shoulders, skull } from "../torso.ts";

export interface RabbitTraits {
  ears: "upright" | "short" | "lop" | "oneDown";
  marking: "none" | "dutch" | "nose" | "patch" | "charlie";
  fur?: "smooth" | "mane";
  eyes?: string;
}

const INNER = "#f5b0ae";

const upright = (color: string, height: number) =>
  path(
    d`M335,330C265,${330 - height * 0.5} 245,${330 - height} 282,${330 - height - 20}C330,${310 - height} 372,${330 - height * 0.5} 375,330Z`,
    color,
  ) +
  path(
    d`M342,310C296,${330 - height * 0.5} 276,${350 - height} 291,${348 - height}C318,${350 - height} 350,${330 - height * 0.5} 358,310Z`,
    INNER,
    'opacity=".8"',
  );

const lop = (color: string) =>
  path(
    d`M330,290C240,250 160,330 150,470C142,590 165,680 205,680C250,680 262,580 262,500C262,420 290,370 330,340Z`,
    color,
  ) +
  path(
    d`M262,330C200,360 175,440 172,520C170,600 190,640 205,642C225,640 232,560 236,490C238,420 246,370 262,330Z`,
    INNER,
    'opacity=".45"',
  );

function ears(kind: RabbitTraits["ears"], color: string): Markup {
  switch (kind) {
    case "upright":
      return mirrored(`<g transform="rotate(-4 340 330)">${upright(color, 205)}</g>`);
    case "short":
      return mirrored(upright(color, 165));
    case "lop":
      return mirrored(lop(color));
    case "oneDown":
      return `<g transform="matrix(-1 0 0 1 800 0)">${upright(color, 205)}</g>${lop(color)}`;
  }
}

function marking(kind: RabbitTraits["marking"], { light, dark }: Coat, random: Random): Markup {
  switch (kind) {
    case "none":
      return "";
    case "dutch":
      return path(d`M388,230C390,360 350,420 300,520V720H500V520C450,420 410,360 412,230Z`, light);
    case "nose":
      return ellipse(400, 545, 62, 58, dark, 'opacity=".9"');
    case "patch":
      return ellipse(random.pick([292, 508]), 430, 96, 120, dark);
    case "charlie":
      return mirrored(ellipse(318, 445, 60, 62, dark)) + mirrored(ellipse(370, 545, 42, 34, dark));
  }
}

const muzzle = (color: string) => {
  const puff = lighter(color, 0.25);
  return (
    `<path d="M384,580h32v34q-16,10 -32,0Z" fill="#fff"/>${line("M400,582V614", "#d9d3da", 3)}` +
    mirrored(ellipse(366, 560, 46, 36, puff)) +
    path("M376,528Q400,516 424,528Q420,548 400,552Q380,548 376,528Z", "#e98a95") +
    line("M400,552V566M400,566Q382,590 358,578M400,566Q418,590 442,578", inkOn(puff), 7)
  );
};

export function rabbit(coat: Coat, traits: RabbitTraits, random: Random): Drawing {
  const w = random.integer(168, 186);
  const outline = skull(w, 280, 640, random.between(0.72, 0.86));
  const upper = traits.ears === "lop";
  const ear = ears(traits.ears, traits.marking === "none" ? coat.base : coat.dark);
  const mane =
    traits.fur === "mane"
      ? mirrored(cheekTufts(w + 8, 520, lighter(coat.base, 0.12))) + forelock(286, lighter(coat.base, 0.12))
      : "";
  const base =
    traits.marking === "nose" || traits.marking === "patch" || traits.marking === "charlie" ? coat.light : coat.base;
  const head =
    (upper ? "" : ear) +
    mane +
    path(outline, base) +
    clipped("h", outline, gloss(325, base) + marking(traits.marking, coat, random)) +
    (upper ? ear : "") +
    (traits.fur === "mane" ? forelock(292, lighter(coat.base, 0.12)) : "") +
    blush(random.integer(112, 124), 540, 32) +
    eyes(
      { apart: random.integer(92, 104), y: random.integer(448, 462), r: random.integer(28, 34) },
      { iris: traits.eyes, around: traits.marking === "charlie" ? coat.dark : base },
      random,
    ) +
    muzzle(traits.marking === "nose" || traits.marking === "charlie" ? coat.dark : coat.light) +
    whiskers(70, 556, darker(coat.light, 0.25), 105);
  return {
    body:
      shoulders({ base, light: lighter(coat.light, 0.2) }, random.integer(215, 245), 610) +
      paws(lighter(coat.light, 0.3)),
    head: `<g transform="translate(-48 -58) scale(1.12)">${head}</g>`,
    neck: { y: 690, w: 132 },
    crown: { y: 290, w: 90 },
  };
}

const paws = (color: string) =>
  mirrored(ellipse(330, 975, 56, 70, color) + line("M312,950v36M338,950v36", darker(color, 0.18), 5));
