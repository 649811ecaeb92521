import type { Random } from "../random.ts";
import { distance, lighter, mix } from "./color.ts";
import { circle, d, ellipse, HEIGHT, line, type Markup, path, WIDTH } from "./svg.ts";

interface Palette {
  top: string;
  bottom: string;
  shape: string;
  detail: string;
}

const PALETTES: readonly Palette[] = [
  { top: "#ffe3d3", bottom: "#ffb59c", shape: "#ff9a86", detail: "#fff4ec" },
  { top: "#d8f3ec", bottom: "#93d6c8", shape: "#62c0b1", detail: "#f2fffb" },
  { top: "#dceeff", bottom: "#9cc9f5", shape: "#6faeea", detail: "#f5fbff" },
  { top: "#ebe2ff", bottom: "#bfa9f0", shape: "#a187e0", detail: "#faf7ff" },
  { top: "#fff3cf", bottom: "#ffd877", shape: "#fbbf3f", detail: "#fffbee" },
  { top: "#ffe0ea", bottom: "#f9a9c1", shape: "#f283a4", detail: "#fff5f8" },
  { top: "#e8f3d6", bottom: "#b4d488", shape: "#8fbd5c", detail: "#fafff0" },
  { top: "#d5f1f7", bottom: "#84cbdb", shape: "#4fb0c6", detail: "#f1fcff" },
  { top: "#fde4cf", bottom: "#f3a76d", shape: "#e98b48", detail: "#fff6ee" },
  { top: "#e2e6f8", bottom: "#98a4dc", shape: "#7684ca", detail: "#f6f7ff" },
  { top: "#f6e3f3", bottom: "#d59bd0", shape: "#c07abb", detail: "#fff6fe" },
  { top: "#e3efe6", bottom: "#8fb8a0", shape: "#6a9c80", detail: "#f6fbf7" },
];

type Motif = (palette: Palette, random: Random) => Markup;

const sun: Motif = ({ shape, detail }, random) => {
  const y = random.integer(390, 450);
  return circle(400, y, 345, detail, 'opacity=".45"') + circle(400, y, 285, shape, 'opacity=".55"');
};

const arch: Motif = ({ shape, detail }) =>
  path(d`M90,1000V440C90,250 230,110 400,110S710,250 710,440V1000Z`, detail, 'opacity=".5"') +
  path(d`M150,1000V450C150,290 260,170 400,170S650,290 650,450V1000Z`, shape, 'opacity=".5"');

const hills: Motif = ({ shape, detail }, random) => {
  const x = random.integer(130, 670);
  return (
    circle(x, 190, 95, detail, 'opacity=".9"') +
    path(d`M0,620C170,480 330,520 480,600S720,640 800,520V1000H0Z`, shape, 'opacity=".45"') +
    path(d`M0,780C220,640 420,720 560,760S740,760 800,700V1000H0Z`, shape, 'opacity=".6"')
  );
};

const blobs: Motif = ({ shape, detail }, random) => {
  const turn = random.integer(0, 359);
  const blob = d`M400,110C560,90 720,200 720,400S640,720 430,730S90,640 80,430S230,130 400,110Z`;
  return (
    path(blob, shape, `opacity=".5" transform="rotate(${turn} 400 420)"`) +
    circle(random.integer(60, 180), random.integer(90, 200), random.integer(40, 75), detail, 'opacity=".7"') +
    circle(random.integer(640, 740), random.integer(620, 780), random.integer(40, 80), detail, 'opacity=".5"')
  );
};

const confetti: Motif = ({ shape, detail }, random) =>
  Array.from({ length: 22 }, (_, i) => {
    const x = (i % 5) * 180 + random.integer(-50, 90);
    const y = Math.floor(i / 5) * 190 + random.integer(10, 140);
    const color = i % 2 ? shape : detail;
    return i % 3
      ? circle(x, y, random.integer(9, 22), color, 'opacity=".7"')
      : line(d`M${x},${y}l${random.integer(-34, 34)},${random.integer(18, 34)}`, color, 14);
  }).join("");

const rays: Motif = ({ detail }, random) => {
  const turn = random.integer(0, 30);
  const rays = Array.from({ length: 12 }, (_, i) => {
    const angle = ((i * 30 + turn) * Math.PI) / 180;
    const point = (at: number): [number, number] => [400 + 900 * Math.cos(at), 430 + 900 * Math.sin(at)];
    const [ax, ay] = point(angle - 0.13);
    const [bx, by] = point(angle + 0.13);
    return d`M400,430L${ax},${ay}L${bx},${by}Z`;
  });
  return path(rays.join(""), detail, 'opacity=".4"');
};

const leaves: Motif = ({ shape, detail }, random) =>
  [
    [40, 250, 40],
    [770, 180, 150],
    [30, 620, 10],
    [780, 560, 190],
    [150, 60, 90],
    [660, 40, 100],
  ]
    .map(([x = 0, y = 0, angle = 0], i) => {
      const turn = angle + random.integer(-20, 20);
      const place = `transform="translate(${x} ${y}) rotate(${turn})"`;
      const leaf = path(d`M0,0C50,-80 150,-90 210,0C150,90 50,80 0,0Z`, i % 2 ? shape : mix(shape, detail, 0.5));
      return `<g opacity=".7" ${place}>${leaf}${line(d`M10,0H170`, detail, 5)}</g>`;
    })
    .join("");

const clouds: Motif = ({ shape, detail }, random) => {
  const cloud = (x: number, y: number, size: number) =>
    ellipse(x, y, 110 * size, 38 * size, detail) +
    circle(x - 25 * size, y - 30 * size, 52 * size, detail) +
    circle(x + 45 * size, y - 20 * size, 38 * size, detail);
  return (
    circle(400, 470, 320, shape, 'opacity=".35"') +
    `<g opacity=".8">${cloud(random.integer(90, 200), random.integer(130, 240), 1)}${cloud(random.integer(600, 720), random.integer(200, 420), 1.2)}</g>`
  );
};

const MOTIFS: readonly Motif[] = [sun, arch, hills, blobs, confetti, rays, leaves, clouds];

/** A soft background that contrasts with the coat. */
export function background(coat: string, random: Random): Markup {
  const contrasting = PALETTES.filter(({ shape, bottom }) => distance(shape, coat) > 95 && distance(bottom, coat) > 80);
  const palette = random.pick(contrasting.length > 0 ? contrasting : PALETTES);
  const gradient =
    '<linearGradient id="b" x1="0" y1="0" x2=".3" y2="1">' +
    `<stop stop-color="${lighter(palette.top, 0.1)}"/><stop offset="1" stop-color="${palette.bottom}"/></linearGradient>`;
  return `${gradient}<path d="M0,0H${WIDTH}V${HEIGHT}H0Z" fill="url(#b)"/>${random.pick(MOTIFS)(palette, random)}`;
}
