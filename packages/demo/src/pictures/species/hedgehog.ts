import type { Random } from "../../random.ts";
import type { Coat } from "../breed.ts";
import { darker, lighter } from "../color.ts";
import { blush, eyes, INK, mouth, nose } from "../face.ts";
import { circle, d, ellipse, type Markup, mirrored, path } from "../svg.ts";
import type { Drawing } from "../torso.ts";

/** A ring of `count` spines around the face. */
function spines(radius: number, count: number, length: number, color: string): Markup {
  const points = Array.from({ length: count * 2 }, (_, i) => {
    const angle = (i * Math.PI) / count;
    const r = radius + (i % 2 ? length : 0);
    return d`${400 + r * Math.cos(angle)},${500 + r * 1.06 * Math.sin(angle)}`;
  });
  return path(`M${points.join("L")}Z`, color, `stroke="${color}" stroke-width="12"`);
}

export function hedgehog(coat: Coat, random: Random): Drawing {
  const count = random.integer(24, 30);
  const face = "M400,335C460,275 590,330 590,480C590,600 500,665 400,665S210,600 210,480C210,330 340,275 400,335Z";
  return {
    behind: ellipse(400, 880, 270, 260, darker(coat.dark, 0.12)),
    body:
      ellipse(400, 900, 190, 230, coat.light) +
      mirrored(ellipse(330, 830, 36, 46, lighter(coat.base, 0.25), 'transform="rotate(24 330 830)"')),
    head:
      spines(250, count, 62, darker(coat.dark, 0.12)) +
      `<circle cx="400" cy="500" r="264" stroke="${lighter(coat.dark, 0.55)}" stroke-width="30" stroke-dasharray="2 32"/>` +
      spines(222, count - 4, 50, coat.dark) +
      mirrored(circle(232, 352, 50, coat.base) + circle(234, 356, 28, "#f2a7a4")) +
      path(face, coat.base) +
      ellipse(400, 560, 100, 78, lighter(coat.light, 0.2)) +
      blush(134, 540, 36) +
      eyes({ apart: random.integer(86, 98), y: 462, r: random.integer(29, 34) }, { around: coat.base }, random) +
      mouth(568, 38, 0.2, coat.light, random) +
      nose(522, 32, INK),
    neck: { y: 700, w: 140 },
    crown: { y: 300, w: 90 },
  };
}
